import type { dcaHandoffV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { useConsole } from '../../testing/console-service.js';
import { StubServices } from '../../testing/stub-services.js';

const fileId = newId();
const content = Buffer.from('placement_id,line\r\n'.repeat(100_000));
const file: dcaHandoffV1.AgencyFileInit = {
  ...{ fileId, agency: 'northgate', fileName: 'placement-1.csv', state: 'STATE_WRITTEN', lineCount: 2, errorCount: 0 },
  ...{
    direction: 'DIRECTION_SENT',
    kind: 'KIND_PLACEMENT',
    sizeBytes: String(content.length),
    placementIds: [newId()],
  },
};

/** Whether dca-handoff keeps the content. */
let isKept: boolean;

const services = new StubServices({
  'dunlin.dca_handoff.v1.AgencyFileService': {
    GetAgencyFile: () => ({ file }),
    ListAgencyFiles: () => ({ files: [file], nextPageToken: '' }),
    ReadAgencyFilePart: ({ offsetBytes }: dcaHandoffV1.ReadAgencyFilePartRequest) => {
      const details = { state: 'WRITTEN', allowed: [] };
      if (!isKept) throw new DomainError('AGENCY_FILE_STATE_FORBIDS', 'refused', 'It is not kept any more.', details);
      const from = Number(offsetBytes);
      return { content: content.subarray(from, from + 1_048_576), sizeBytes: String(content.length) };
    },
  },
});
const address = await services.listen();
afterAll(() => services.close());

const console = useConsole({ DUNLIN_RPC_DCA_HANDOFF_ADDRESS: address });

beforeEach(() => {
  isKept = true;
});

describe('a file that was exchanged with an agency', () => {
  const path = `/api/v1/agency-files/${fileId}/content`;

  it('is downloaded whole, as a file to save, and the look stands in the access log', async () => {
    const { get } = await console.signIn('viewer');
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="placement-1.csv"/);
    expect(response.headers.get('content-length')).toBe(String(content.length));
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    const admin = await console.signIn('admin');
    const looks = await admin.get('/api/v1/access-entries?operation=downloadAgencyFile');
    const { entries } = (await looks.json()) as { entries: object[] };
    expect(entries[0]).toMatchObject({ actor: 'user:viewer', filter: [`fileId=${fileId}`], rowCount: '1' });
  });

  it('is refused before anything is sent when its content is not kept', async () => {
    isKept = false;
    const { get } = await console.signIn('viewer');
    const response = await get(path);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ reason: 'AGENCY_FILE_STATE_FORBIDS', state: 'WRITTEN' });
  });

  it('is listed with its figures, and exported with the others', async () => {
    const { get } = await console.signIn('lead');
    expect(await (await get('/api/v1/agency-files?agency=northgate&state=WRITTEN')).json()).toMatchObject({
      files: [{ fileId, direction: 'SENT', kind: 'PLACEMENT', state: 'WRITTEN', lineCount: 2, confirmedTime: null }],
    });
    const [head, row] = (await (await get('/api/v1/agency-files.csv?columns=fileName,state,lineCount')).text())
      .trim()
      .split('\r\n');
    expect(head).toMatch(/fileName,state,lineCount$/);
    expect(row).toBe('placement-1.csv,WRITTEN,2');
  });
});
