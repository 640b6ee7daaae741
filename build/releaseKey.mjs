// npm run release-key -- FILE: makes the pair that releases are signed with. The secret half goes to FILE, which must lie
// outside this tree; the public half is printed, to be added to shared/defaults/releaseKeys.ts.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';

const [file] = process.argv.slice(2);
const place = file && path.resolve(file);
if (!place || existsSync(place) || !path.relative(root, place).startsWith('..')) {
  console.error('用法：npm run release-key -- 文件（放在本目录以外，不能已经存在）');
  process.exit(1);
}
const { privateKey } = generateKeyPairSync('ed25519');
writeFileSync(place, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
console.log(`私钥已存到 ${place}，请离线保管。\n把这一行加进 shared/defaults/releaseKeys.ts：\n  '${privateKey.export({ format: 'jwk' }).x}',`);
