import type { BackupSource } from '#shared/contract/backup.ts';
import { formatDay, todayInShanghai } from '#shared/rules/day.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { navigate } from '#renderer/state/route.ts';
import { askSecret } from '#renderer/ui/askSecret.tsx';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';

/** 2026年9月1日 09:05, in Shanghai. */
export function shownMoment(at: string): string {
  const ms = Date.parse(at);
  return `${formatDay(todayInShanghai(ms))} ${new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)}`;
}

/** 1.2 MB, 340 KB. */
export function shownSize(bytes: number): string {
  if (bytes >= 1024 ** 3) return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
  if (bytes >= 1024 ** 2) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${Math.max(bytes === 0 ? 0 : 1, Math.round(bytes / 1024))} KB`;
}

/** What restoring this backup means, as sentences. */
function sentenceOf(preview: Awaited<ReturnType<typeof ask<'previewRestore'>>>): string {
  const { lost } = preview;
  const what = `这份备份是“${preview.office || '还没有设置单位'}”${shownMoment(preview.madeAt)}的样子，共${preview.records}条记录。`;
  const gone =
    lost === null ? '现在的数据文件打不开，会原样另外留存一份。'
    : lost.operations === 0 ? '现在的数据里没有这份备份以外的修改。'
    : `备份以后又有${lost.records}条记录、${lost.operations}处修改（最后一处在${shownMoment(lost.lastAt ?? preview.madeAt)}），恢复后就没有了。`;
  const safe = lost === null ? '' : '恢复以前，程序先把现在的样子备份一份，随时可以再换回来。';
  const other = preview.otherSite ? '注意：这是另一台电脑上的备份，恢复后本机就接着那台电脑做。' : '';
  const files = preview.attachments > 0 ? `附件（${preview.attachments}个）不在备份文件里：本机上有的照旧能用，缺的在设好第二备份位置后自动找回。` : '';
  return [what, gone, safe, other, files].filter((one) => one !== '').join('');
}

/** Shows what would be lost, asks, restores, and starts the window anew. */
export async function restoreFrom(source: BackupSource): Promise<void> {
  const preview = await attempt(() => ask('previewRestore', { source }));
  if (!preview) return;
  const sure = await confirmAction({ title: `恢复到${shownMoment(preview.madeAt)}`, sentence: sentenceOf(preview), verb: '恢复这份备份', danger: (preview.lost?.operations ?? 0) > 0 });
  if (!sure) return;
  const password = preview.needsPassword
    ? await askSecret({ title: '这份备份加了密码', sentence: '请输入做这份备份时的密码，或者纸上的密码恢复码。恢复以后，本机也用这个密码。', verb: '恢复这份备份', label: '密码或密码恢复码' })
    : null;
  if (preview.needsPassword && password === null) return;
  const done = await attempt(() => ask('restoreBackup', { source, password }));
  if (!done) return;
  navigate('#/');
  window.location.reload();
}
