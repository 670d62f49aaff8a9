import { z } from 'zod';
import { form, setting, type SettingsFault, settingsOf } from '#libs/platform';
import { documentTypes } from './documents/domain/media-type.js';

const minuteMs = 60_000;
const typeNames = Object.keys(documentTypes) as (keyof typeof documentTypes)[];

const shape = {
  documentsMaxBytes: setting(
    'DUNLIN_DOCUMENTS_MAX_BYTES',
    form.integer(1, 1_073_741_824),
    'Maximum size of a document, in bytes.',
    26_214_400,
    { chart: 'documents.maxBytes' },
  ),
  documentsTypes: setting(
    'DUNLIN_DOCUMENTS_TYPES',
    form.list().pipe(z.array(z.enum(typeNames)).min(1)),
    'Types of documents that are taken, judged by their bytes, separated by commas.',
    typeNames,
    { chart: 'documents.types' },
  ),
  documentsRetentionDays: setting(
    'DUNLIN_DOCUMENTS_RETENTION_DAYS',
    form.integer(1, 36_500),
    'How long the content of a document is kept, in days; what it was stays known.',
    3_650,
    { chart: 'documents.retentionDays' },
  ),
  documentsRefusedRetentionDays: setting(
    'DUNLIN_DOCUMENTS_REFUSED_RETENTION_DAYS',
    form.integer(0, 36_500),
    'How long the content of a document in which something harmful was found is kept, in days.',
    30,
    { chart: 'documents.refusedRetentionDays' },
  ),
  scannerUrl: setting(
    'DUNLIN_DOCUMENTS_SCANNER_URL',
    z
      .string()
      .regex(
        /^(tcp:\/\/(\[[0-9a-fA-F:.]+\]|[^/:\s]+):\d{1,5}|unix:\/\/\/\S+)$/,
        'is neither tcp://host:port nor unix:///path',
      )
      .optional(),
    'Where clamd scans documents, tcp://host:port or unix:///path; without it only an administrator releases them.',
    undefined,
    { chart: 'documents.scanner.host' },
  ),
  scannerTimeoutMs: setting(
    'DUNLIN_DOCUMENTS_SCANNER_TIMEOUT_MS',
    form.integer(100, 30 * minuteMs),
    'How long the scan of one document may take, in milliseconds.',
    2 * minuteMs,
    { chart: 'documents.scanner.timeoutMs' },
  ),
  bucketName: setting(
    'DUNLIN_DOCUMENTS_BUCKET',
    z.string().min(3).max(255).optional(),
    'Bucket of an S3-compatible object storage for released documents; without it they stay in the database.',
    undefined,
    { chart: 'documents.bucket.name' },
  ),
  bucketEndpoint: setting(
    'DUNLIN_DOCUMENTS_BUCKET_ENDPOINT',
    z.url({ protocol: /^https?$/ }).optional(),
    'Address of the object storage; that of AWS for the region when not set.',
    undefined,
    { chart: 'documents.bucket.endpoint' },
  ),
  bucketRegion: setting('DUNLIN_DOCUMENTS_BUCKET_REGION', z.string().min(1), 'Region of the bucket.', 'us-east-1', {
    chart: 'documents.bucket.region',
  }),
  bucketPathStyle: setting(
    'DUNLIN_DOCUMENTS_BUCKET_PATH_STYLE',
    form.flag(),
    'The bucket is named in the path and not in the host, as most servers besides AWS have it.',
    false,
    { chart: 'documents.bucket.pathStyle' },
  ),
  bucketPrefix: setting(
    'DUNLIN_DOCUMENTS_BUCKET_PREFIX',
    z.string().regex(/^([\w.-]+\/)+$/, 'is no path that ends with a slash'),
    'Stands before the id of a document in the name of its object.',
    'documents/',
    { chart: 'documents.bucket.prefix' },
  ),
  bucketAccessKeyId: setting(
    'DUNLIN_DOCUMENTS_BUCKET_ACCESS_KEY_ID',
    z.string().optional(),
    'Access key of the object storage; without it the process is known by where it runs, as AWS does it.',
    undefined,
    { chart: 'documents.bucket.existingSecret', secret: true },
  ),
  bucketSecretAccessKey: setting(
    'DUNLIN_DOCUMENTS_BUCKET_SECRET_ACCESS_KEY',
    z.string().optional(),
    'Secret of that access key.',
    undefined,
    { chart: 'documents.bucket.existingSecret', secret: true },
  ),
  bucketTimeoutMs: setting(
    'DUNLIN_DOCUMENTS_BUCKET_TIMEOUT_MS',
    form.integer(100, 5 * minuteMs),
    'How long one request to the object storage may take, in milliseconds.',
    minuteMs,
    { chart: 'documents.bucket.timeoutMs' },
  ),
};

export class CustomerSettings extends settingsOf(
  shape,
  ({ bucketName, bucketEndpoint, bucketAccessKeyId, bucketSecretAccessKey }) => {
    const faults: SettingsFault[] = [];
    if (bucketEndpoint !== undefined && bucketName === undefined) {
      faults.push(faultOf('bucketName', 'is not set, but DUNLIN_DOCUMENTS_BUCKET_ENDPOINT is'));
    }
    if ((bucketAccessKeyId === undefined) !== (bucketSecretAccessKey === undefined)) {
      const missing = bucketAccessKeyId === undefined ? 'bucketAccessKeyId' : 'bucketSecretAccessKey';
      faults.push(faultOf(missing, 'is not set, but the other half of the access key is'));
    }
    return faults;
  },
) {}

function faultOf(name: keyof typeof shape, problem: string): SettingsFault {
  const { variable, doc: remedy, chart } = shape[name];
  return { variable, problem, remedy, chart };
}
