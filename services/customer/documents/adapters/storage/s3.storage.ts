import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { Injectable } from '@nestjs/common';
import { type PartedSource, piecesOf } from '#libs/files';
import { Shutdown } from '#libs/platform';
import { CustomerSettings } from '../../../customer.settings.js';
import type { Document } from '../../domain/document.js';
import { errors } from '../../domain/errors.js';
import { DocumentStorage } from '../../use-cases/ports.js';

type Sdk = typeof import('@aws-sdk/client-s3');

const connectTimeoutMs = 5_000;
const maxAttempts = 3;

/** A bucket of an S3-compatible object storage. Its client is loaded with the first request: most deployments have none. */
@Injectable()
export class S3Storage extends DocumentStorage {
  override readonly place = 'OBJECT_STORAGE';
  private opened: Promise<{ readonly sdk: Sdk; readonly client: S3Client }> | undefined;

  constructor(
    private readonly settings: CustomerSettings,
    shutdown: Shutdown,
  ) {
    super();
    shutdown.register('close', 'object storage', async () => (await this.opened)?.client.destroy());
  }

  /**
   * Streams the content with the digest that was taken when it was complete, which the storage checks: other bytes are
   * not stored. A stream is sent once, so the caller tries again.
   */
  override async store({ documentId, sha256, sizeBytes }: Document, content: PartedSource): Promise<void> {
    await this.ask(`store ${documentId}`, async ({ sdk, client }, abortSignal) => {
      const body = Readable.from(piecesOf(content), { objectMode: false });
      const command = new sdk.PutObjectCommand({
        ...this.placeOf(documentId),
        Body: body,
        ContentLength: Number(sizeBytes),
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
        // What comes straight from the bucket is never shown either.
        ContentType: 'application/octet-stream',
        ContentDisposition: 'attachment',
      });
      command.middlewareStack.add(
        (next) => (args) => {
          // The signature covers the bytes then, also where the way is not encrypted.
          (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = sha256;
          return next(args);
        },
        { step: 'build', name: 'signContent' },
      );
      try {
        await client.send(command, { abortSignal });
      } finally {
        body.destroy();
      }
    });
  }

  override read({ documentId }: Document, offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    return this.ask(`read ${documentId}`, async ({ sdk, client }, abortSignal) => {
      const range = `bytes=${offsetBytes}-${offsetBytes + lengthBytes - 1}`;
      const command = new sdk.GetObjectCommand({ ...this.placeOf(documentId), Range: range });
      const { Body: body } = await client.send(command, { abortSignal });
      return exactly(body as Readable, lengthBytes);
    });
  }

  override async erase(documentId: string): Promise<void> {
    await this.ask(`erase ${documentId}`, async ({ sdk, client }, abortSignal) => {
      await client.send(new sdk.DeleteObjectCommand(this.placeOf(documentId)), { abortSignal });
    });
  }

  private placeOf(documentId: string): { Bucket: string; Key: string } {
    const { bucketName = '', bucketPrefix } = this.settings;
    return { Bucket: bucketName, Key: `${bucketPrefix}${documentId}` };
  }

  private async ask<Result>(
    what: string,
    work: (opened: { sdk: Sdk; client: S3Client }, abortSignal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    try {
      this.opened ??= this.open();
      return await work(await this.opened, AbortSignal.timeout(this.settings.bucketTimeoutMs));
    } catch (error) {
      // Its message may repeat what the storage says, which is nothing for callers.
      const { name } = error as Error;
      const message = `The object storage did not ${what}: ${name}. Try again later.`;
      throw errors.DOCUMENT_STORAGE_UNAVAILABLE(message, {}, { cause: error });
    }
  }

  private async open(): Promise<{ sdk: Sdk; client: S3Client }> {
    const sdk = await import('@aws-sdk/client-s3');
    const { bucketEndpoint, bucketRegion, bucketPathStyle, bucketAccessKeyId, bucketSecretAccessKey } = this.settings;
    const client = new sdk.S3Client({
      region: bucketRegion,
      forcePathStyle: bucketPathStyle,
      // What it has to say is in the errors.
      logger: silent,
      maxAttempts,
      // Sections of an object have no checksum of their own, and content is stored under its digest.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: connectTimeoutMs, requestTimeout: this.settings.bucketTimeoutMs },
      ...(bucketEndpoint === undefined ? {} : { endpoint: bucketEndpoint }),
      ...(bucketAccessKeyId === undefined || bucketSecretAccessKey === undefined
        ? {}
        : { credentials: { accessKeyId: bucketAccessKeyId, secretAccessKey: bucketSecretAccessKey } }),
    });
    return { sdk, client };
  }
}

const nothing = (): void => undefined;
const silent = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

/** A storage that sends more than was asked for must not fill the memory. */
async function exactly(body: Readable, lengthBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += (piece as Buffer).length;
    if (size > lengthBytes) break;
    pieces.push(piece as Buffer);
  }
  if (size === lengthBytes) return Buffer.concat(pieces);
  throw new Error(`The object storage sent ${size > lengthBytes ? 'more' : 'less'} than was asked for.`);
}
