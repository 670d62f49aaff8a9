import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { lackOfParts } from '#libs/files';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { assertDocumentAllows, type Document, finishDocument, requireDocument } from '../domain/document.js';
import { errors } from '../domain/errors.js';
import { isTakenType } from '../domain/media-type.js';
import { DocumentById } from './document-by-id.js';
import { ContentJudge, DocumentEvents, DocumentPolicy, DocumentStore } from './ports.js';

/** What the whole content must be. */
export interface Announced {
  readonly sizeBytes: bigint;
  readonly sha256: string;
}

interface Looked {
  readonly version: bigint;
  readonly lack: string | null;
  readonly sha256: string;
  readonly mediaType: string;
}

@Injectable()
export class FinishDocument {
  constructor(
    private readonly runner: Runner,
    private readonly documents: DocumentStore,
    private readonly byId: DocumentById,
    private readonly judge: ContentJudge,
    private readonly events: DocumentEvents,
    private readonly policy: DocumentPolicy,
  ) {}

  /**
   * Declares a document complete, after looking through all of it once. It is quarantined then, or, where its bytes are
   * of a type that is not taken, refused, as a state and not as an error.
   * @throws DOCUMENT_NOT_FOUND, DOCUMENT_INVALID, DOCUMENT_STATE_FORBIDS, DOCUMENT_INCOMPLETE, DOCUMENT_CONFLICT
   */
  async finishDocument(caller: Caller, documentId: string, announced: Announced): Promise<Document> {
    const sha256 = readDigest(announced.sha256);
    // Parts never change, so the content is looked through before the transaction, which would else be open for long.
    const looked = await this.look(documentId, announced);
    const finish = async (tx: Tx): Promise<Document> => {
      const document = requireDocument(await this.documents.lock(tx, documentId), documentId);
      assertDocumentAllows(document, 'finish');
      if (looked?.version !== document.version) throw conflict(documentId);
      assertComplete(documentId, looked, sha256);
      const { mediaType } = looked;
      const isAllowed = isTakenType(mediaType, this.policy.takenTypes);
      const finished = finishDocument(document, { sha256, mediaType, isAllowed }, tx);
      await this.documents.updateMany(tx, [finished]);
      if (isAllowed) this.events.uploaded(tx, finished);
      else await this.refuse(tx, finished);
      return finished;
    };
    return this.runner.run(caller, finish, this.byId.kept);
  }

  /** Nobody has a use for the content of a type that is not taken. */
  private async refuse(tx: Tx, document: Document): Promise<void> {
    await this.documents.deleteParts(tx, [document.documentId]);
    this.events.refused(tx, document);
  }

  /** Null for a document that is not being uploaded. */
  private async look(documentId: string, { sizeBytes }: Announced): Promise<Looked | null> {
    const seen = await this.documents.find(documentId);
    if (seen?.state !== 'UPLOADING') return null;
    const content = await this.documents.content(documentId);
    const lack = lackOfParts(content, sizeBytes);
    if (lack !== null) return { version: seen.version, lack, sha256: '', mediaType: '' };
    try {
      return { version: seen.version, lack, ...(await this.judge.lookThrough(content)) };
    } catch (error) {
      const now = await this.documents.find(documentId);
      throw now?.version === seen.version ? error : conflict(documentId);
    }
  }
}

/** @throws DOCUMENT_INVALID */
function readDigest(text: string): string {
  const sha256 = text.toLowerCase();
  if (/^[0-9a-f]{64}$/.test(sha256)) return sha256;
  const description = 'must be the SHA-256 digest of the content in hexadecimal';
  throw invalidFields(errors.DOCUMENT_INVALID, [{ field: 'sha256', description }]);
}

/** @throws DOCUMENT_INCOMPLETE */
function assertComplete(documentId: string, { lack, sha256: found }: Looked, sha256: string): void {
  const what = `The document ${documentId} is not complete`;
  if (lack !== null) throw errors.DOCUMENT_INCOMPLETE(`${what}: ${lack}. Upload what is missing and finish it again.`);
  if (found === sha256) return;
  const digests = `its digest is ${found}, not ${sha256}`;
  throw errors.DOCUMENT_INCOMPLETE(`${what}: ${digests}. Register and upload the document again.`);
}

function conflict(documentId: string): Error {
  const message = `Another call changed the document ${documentId} at the same time.`;
  return errors.DOCUMENT_CONFLICT(`${message} Make the same call again.`);
}
