// npm run sign-update -- --key FILE --platform win32|linux --arch x64|arm64 --kind installer|portable|deb --notes TEXT INSTALLER
// Wraps an installer into a signed .xsupdate file beside it, for offices without a network.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { releaseKeys } from '#shared/defaults/releaseKeys.ts';
import { packUpdate, updateEnding, type UpdateManifest } from '#electron/documents/updatePackage.ts';

const one = { type: 'string' } as const;
const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: one, platform: one, arch: one, kind: one, notes: one } });
const [installer] = positionals;
if (!installer || !values.key || !values.platform || !values.arch || !values.kind) throw new Error('用法：npm run sign-update -- --key 私钥文件 --platform win32|linux --arch x64|arm64 --kind installer|portable|deb [--notes 说明] 安装包');
const secret = createPrivateKey(readFileSync(values.key));
const own = createPublicKey(secret).export({ format: 'jwk' }).x;
if (!releaseKeys.some((key) => key === own)) throw new Error('这把私钥对应的公钥不在 shared/defaults/releaseKeys.ts 里，装好的程序不会认它的签名');
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }; // our own file
const manifest = { app: 'xieshang', version, platform: values.platform, arch: values.arch, kind: values.kind, builtAt: new Date().toISOString(), notes: values.notes ?? '', name: basename(installer) } as Omit<UpdateManifest, 'format' | 'bytes' | 'sha256'>; // checked when it is opened
writeFileSync(`${installer}${updateEnding}`, packUpdate(manifest, readFileSync(installer), secret));
console.log(`已签名：${installer}${updateEnding}`);
