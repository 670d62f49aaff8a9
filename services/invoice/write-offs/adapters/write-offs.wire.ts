import { enumName, type invoiceV1, toTimestamp, toWireMoney } from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import type { WriteOffMethod } from '../../ledger/domain/invoice.js';
import { errors } from '../domain/errors.js';
import type { WriteOffStanding } from '../domain/write-off.js';
import type { WriteOffFilter } from '../use-cases/ports.js';

/** @throws WRITE_OFF_INVALID */
export function fromWireWriteOffFilter(request: invoiceV1.ListWriteOffsRequest): WriteOffFilter {
  const faults = new FieldFaults();
  const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null;
  const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
  faults.throwIfAny(errors.WRITE_OFF_INVALID);
  const method = enumName<WriteOffMethod>(request.method, 'WRITE_OFF_METHOD_');
  return { invoiceId, customerId, method, descending: request.descending };
}

export function toWireWriteOff(standing: WriteOffStanding): invoiceV1.WriteOffInit {
  const { writeOff, invoiceNumber, writtenOffMinor, recoveredMinor } = standing;
  const { currency } = writeOff;
  return {
    writeOffId: writeOff.writeOffId,
    invoiceId: writeOff.invoiceId,
    invoiceNumber,
    customerId: writeOff.customerId,
    method: `WRITE_OFF_METHOD_${writeOff.method}`,
    amount: toWireMoney({ minor: writeOff.amountMinor, currency }),
    writtenOff: toWireMoney({ minor: writtenOffMinor, currency }),
    recovered: toWireMoney({ minor: recoveredMinor, currency }),
    reasonCode: writeOff.reasonCode,
    text: writeOff.text,
    actor: writeOff.actor,
    writeOffTime: toTimestamp(writeOff.writtenOffAt),
  };
}
