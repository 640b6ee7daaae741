import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ask, putFile } from '#renderer/bridge.ts';
import { missingFaces, type PaperFace } from '#renderer/print/fonts.ts';
import { loadOfficeFonts } from '#renderer/print/officeFonts.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { useSession } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { FileInput } from '#renderer/ui/FileInput.tsx';
import { notify } from '#renderer/ui/notify.tsx';

const faces: readonly PaperFace[] = ['仿宋', '小标宋', '楷体', '黑体'];

/** The office's own fonts beside those of the machine: which faces of official papers are there, and a way to add a file. */
export function FontsSection() {
  const chooser = useRef<HTMLInputElement>(null);
  const folder = useSession()?.dataFolder ?? '';
  const answer = useAsked('listFonts', ['font'], () => ask('listFonts', {}));
  const [missing, setMissing] = useState<readonly PaperFace[] | null>(null);
  const fonts = answer.value?.fonts ?? [];
  useEffect(() => {
    if (!answer.value) return undefined;
    let current = true;
    void loadOfficeFonts().then(missingFaces).then((found) => current && setMissing(found));
    return () => {
      current = false;
    };
  }, [answer.value]);
  const add = (files: readonly File[]) =>
    void attempt(async () => {
      for (const file of files) {
        const { font } = await ask('putFont', { ticket: (await putFile(file)).ticket });
        notify.done(`已添加字体“${font.names[0] ?? font.file}”`);
      }
    });
  return (
    <Section
      title="字体"
      note={missing === null ? '正在查看…' : faces.map((face) => `${face}：${missing.includes(face) ? '没有，用近似的代替' : '有'}`).join('　')}
      extra={<Button onClick={() => chooser.current?.click()}>添加字体文件</Button>}
    >
      <FileInput ref={chooser} accept=".ttf,.otf" multiple hidden aria-label="添加字体文件" onFiles={add} />
      <p className="ui-hint">本单位买过授权的仿宋、小标宋等字体，不用装进系统，添加在这里就能用于预览、打印和PDF；也可以直接放进“{folder}”下的 fonts 文件夹。</p>
      {fonts.length > 0 ? (
        <table className="record-table" aria-label="本单位的字体">
          <tbody>
            {fonts.map((font) => (
              <tr key={font.file}>
                <td>{font.file}</td>
                <td>{font.trouble === null ? font.names.join('、') : <span className="ui-refusal">{font.trouble}，没有用上</span>}</td>
                <td className="record-table-acts">
                  <Button type="link" size="small" danger aria-label={`移除${font.file}`} onClick={() => void attempt(() => ask('dropFont', { file: font.file }))}>
                    移除
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Section>
  );
}
