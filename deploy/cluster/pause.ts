import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../../libs/stack/setup/common.mjs';

/** Writes an image that holds one program and runs it, as an archive that containerd imports under the name. */
export async function pauseArchive(program: string, reference: string, archive: string): Promise<void> {
  const folder = `${archive}.layout`;
  const blobs = path.join(folder, 'blobs/sha256');
  fs.mkdirSync(blobs, { recursive: true });
  const keep = (content: Buffer, mediaType: string) => {
    const digest = createHash('sha256').update(content).digest('hex');
    fs.writeFileSync(path.join(blobs, digest), content);
    return { mediaType: `application/vnd.oci.image.${mediaType}`, digest: `sha256:${digest}`, size: content.length };
  };
  const json = (value: unknown, mediaType: string) => keep(Buffer.from(JSON.stringify(value)), mediaType);
  const files = path.join(folder, 'files.tar');
  await run('tar', ['-C', path.dirname(program), '-cf', files, path.basename(program)]);
  const layer = keep(fs.readFileSync(files), 'layer.v1.tar');
  fs.rmSync(files);
  const config = json(
    {
      architecture: 'amd64',
      os: 'linux',
      config: { Entrypoint: [`/${path.basename(program)}`] },
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
    },
    'config.v1+json',
  );
  const manifest = json({ schemaVersion: 2, config, layers: [layer] }, 'manifest.v1+json');
  const named = { ...manifest, annotations: { 'io.containerd.image.name': reference } };
  fs.writeFileSync(path.join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [named] }));
  fs.writeFileSync(path.join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  await run('tar', ['-C', folder, '-cf', archive, '.']);
  fs.rmSync(folder, { recursive: true });
}
