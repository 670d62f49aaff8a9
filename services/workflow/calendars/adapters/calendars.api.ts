import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromWireDate, toWireDate, type workflowV1 } from '#libs/contracts';
import { isStorable } from '#libs/fields';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { type CalendarHead, requireCalendar } from '../domain/calendar.js';
import { ApplyCalendar } from '../use-cases/apply-calendar.js';
import { ComputeWorkingDay } from '../use-cases/compute-working-day.js';
import { GetCalendar } from '../use-cases/get-calendar.js';
import { CalendarStore } from '../use-cases/ports.js';
import { PreviewCalendar } from '../use-cases/preview-calendar.js';
import {
  fromWireContent,
  fromWireRoll,
  toWireCalendar,
  toWireChange,
  toWireDay,
  toWireOwnDay,
  toWireSkipped,
} from './calendars.wire.js';

const service = 'dunlin.workflow.v1.CalendarService';

type Rpcs = workflowV1.CalendarServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class CalendarsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly calendars: CalendarStore,
    private readonly apply: ApplyCalendar,
    private readonly preview: PreviewCalendar,
    private readonly get: GetCalendar,
    private readonly compute: ComputeWorkingDay,
  ) {}

  @GrpcMethod(service, 'ApplyCalendar')
  async applyCalendar(
    @Payload() request: workflowV1.ApplyCalendarRequest,
    @FromCaller() caller: Caller,
  ): Reply<'applyCalendar'> {
    const { calendar, unchanged } = await this.apply.applyCalendar(caller, {
      code: request.code,
      content: fromWireContent(request.content),
      usedFrom: fromWireDate(request.usedFromDate, 'used_from_date'),
      reason: request.reason,
      expectedVersion: BigInt(request.expectedVersion),
    });
    return { calendar: toWireCalendar(calendar), unchanged };
  }

  @GrpcMethod(service, 'PreviewCalendar')
  async previewCalendar(@Payload() { code, content }: workflowV1.PreviewCalendarRequest): Reply<'previewCalendar'> {
    const previewed = await this.preview.previewCalendar(code, fromWireContent(content));
    const { present, draft, changes, unchanged } = previewed;
    return {
      present: present && toWireCalendar(present),
      calendar: toWireCalendar(draft),
      ownDays: draft.ownDays.map(toWireOwnDay),
      changes: changes.map(toWireChange),
      unchanged,
    };
  }

  @GrpcMethod(service, 'GetCalendar')
  async getCalendar(@Payload() request: workflowV1.GetCalendarRequest): Reply<'getCalendar'> {
    const found = await this.get.getCalendar(request.code, request.version, request.year);
    return {
      calendar: toWireCalendar(found.calendar),
      ownDays: found.calendar.ownDays.map(toWireOwnDay),
      year: found.year,
      days: found.days.map(toWireDay),
      versionInForce: found.inForce,
      newestVersion: found.newest,
    };
  }

  @GrpcMethod(service, 'ListCalendars')
  async listCalendars(@Payload() request: workflowV1.ListCalendarsRequest): Reply<'listCalendars'> {
    const keyOf = ({ code }: CalendarHead) => [code] as const;
    const { rows, nextPageToken } = await listPage(request, 'calendars', keyOf, (page) => this.calendars.list(page));
    return { calendars: rows.map(toWireCalendar), nextPageToken };
  }

  @GrpcMethod(service, 'ListCalendarVersions')
  async listCalendarVersions(
    @Payload() request: workflowV1.ListCalendarVersionsRequest,
  ): Reply<'listCalendarVersions'> {
    const { code } = request;
    if (!isStorable(code)) requireCalendar(null, code);
    const keyOf = ({ version }: CalendarHead) => [version] as const;
    const { rows, nextPageToken } = await listPage(request, `calendar-versions/${code}`, keyOf, (page) =>
      this.calendars.listVersions(code, page),
    );
    if (request.pageToken === '') requireCalendar(rows[0] ?? null, code);
    return { versions: rows.map(toWireCalendar), nextPageToken };
  }

  @GrpcMethod(service, 'ComputeWorkingDay')
  async computeWorkingDay(@Payload() request: workflowV1.ComputeWorkingDayRequest): Reply<'computeWorkingDay'> {
    const { date, skipped, calendar } = await this.compute.computeWorkingDay({
      code: request.code,
      version: request.version,
      date: fromWireDate(request.date),
      roll: fromWireRoll(request.roll),
      days: request.days ?? null,
    });
    return { date: toWireDate(date), skippedDays: skipped.map(toWireSkipped), calendar: toWireCalendar(calendar) };
  }
}
