import 'reflect-metadata';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientDuplexStream, credentials, loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { Controller, Module } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { service as healthService } from 'grpc-health-check';
import { until } from '#libs/testing';
import { behaviour, connect, failure, operations, serve, someone, start } from '../testing/served.js';
import { RpcMismatch } from './boot-check.js';

describe('an rpc server', () => {
  let served: Awaited<ReturnType<typeof start>>;
  let connected: ReturnType<typeof connect>;

  beforeAll(async () => {
    served = await start();
    connected = connect(served.server.port);
  });
  beforeEach(() => {
    behaviour.act = async () => undefined;
    behaviour.calls = 0;
  });
  afterAll(async () => {
    connected.channels.close();
    await served.server.drain(1_000);
    await served.app.close();
  });

  it('refuses to start with a handler too few or too many', async () => {
    @Controller()
    class Wrong {
      @GrpcMethod(operations, 'GetClok')
      getClok() {
        return {};
      }
    }
    @Module({ controllers: [Wrong] })
    class WrongModule {}
    const { app, server } = await serve(WrongModule);
    expect(() => server.checkHandlers()).toThrow(RpcMismatch);
    expect(() => server.checkHandlers()).toThrow(/OperationsService\/GetClock has no handler/);
    expect(() => server.checkHandlers()).toThrow(/a handler names .*\/GetClok, which no proto/);
    await app.close();
  });

  it('serves health and reflection', async () => {
    const { Check } = healthService as unknown as Record<
      'Check',
      {
        path: string;
        requestSerialize: (value: object) => Buffer;
        responseDeserialize: (bytes: Buffer) => { status: string };
      }
    >;
    const client = new Client(`127.0.0.1:${served.server.port}`, credentials.createInsecure());
    const check = (service: string) =>
      new Promise<string | undefined>((resolve, reject) => {
        client.makeUnaryRequest(
          Check.path,
          Check.requestSerialize,
          Check.responseDeserialize,
          { service },
          (error, result) => (error ? reject(error) : resolve(result?.status)),
        );
      });
    expect(await check('')).toBe('SERVING');
    expect(await check(operations)).toBe('SERVING');
    served.server.setServing(false);
    expect(await check(operations)).toBe('NOT_SERVING');
    served.server.setServing(true);
    client.close();
  });

  it('tells the log, not the caller, of a response that does not fit its message', async () => {
    behaviour.response = { nowTime: 'yesterday' };
    const failed = await failure(connected.client.getClock({}, someone));
    delete behaviour.response;
    expect(failed.code).toBe('INTERNAL');
    expect(served.lines.at(-1)).toContain('GetClockResponse.nowTime: object expected');
  });

  it('lists its services by reflection', async () => {
    const file = 'grpc/reflection/v1/reflection.proto';
    const folder = join(
      dirname(createRequire(import.meta.url).resolve('@grpc/reflection/package.json')),
      'build/proto',
    );
    const loaded = loadPackageDefinition(loadSync(file, { includeDirs: [folder] })) as never as {
      grpc: {
        reflection: {
          v1: {
            ServerReflection: new (...of: unknown[]) => { serverReflectionInfo(): ClientDuplexStream<object, object> };
          };
        };
      };
    };
    const client = new loaded.grpc.reflection.v1.ServerReflection(
      `127.0.0.1:${served.server.port}`,
      credentials.createInsecure(),
    );
    const stream = client.serverReflectionInfo();
    const result = new Promise((resolve) => stream.once('data', resolve));
    stream.write({ listServices: '' });
    expect(JSON.stringify(await result)).toContain(operations);
    stream.end();
  });
});

describe('an rpc server that ends', () => {
  it('finishes running calls, takes no new ones, and cuts what does not end in time', async () => {
    const first = await start();
    const { channels, client } = connect(first.server.port);
    behaviour.calls = 0;
    behaviour.act = () => sleep(300);
    const running = client.getClock({}, someone);
    await until(() => behaviour.calls === 1);
    const drained = first.server.drain(5_000);
    await expect(running).resolves.toBeDefined();
    await drained;
    expect(await failure(client.getClock({}, someone, { deadlineMs: 300 }))).toMatchObject({ kind: 'unavailable' });
    await first.app.close();

    const second = await start(first.server.port);
    behaviour.act = () => sleep(20_000);
    const endless = failure(client.getClock({}, someone, { deadlineMs: 10_000 }));
    await until(() => behaviour.calls === 2);
    const started = performance.now();
    await second.server.drain(200);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect((await endless).kind).toBe('unavailable');
    channels.close();
    await second.app.close();
  });

  it('is found again by its callers without their doing', async () => {
    const first = await start();
    const { channels, client } = connect(first.server.port);
    behaviour.act = async () => undefined;
    await client.getClock({}, someone);
    await first.server.drain(500);
    await first.app.close();
    const waiting = client.getClock({}, someone);
    await sleep(200);
    const second = await start(first.server.port);
    await expect(waiting).resolves.toBeDefined();
    channels.close();
    await second.server.drain(500);
    await second.app.close();
  });
});
