import { ask } from '#renderer/bridge.ts';
import { shownMoment, shownSize } from '#renderer/record/restoring.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';

/** What left the program, when, by whom: papers and tables carry names and telephone numbers. */
export function FilesTakenPage() {
  const files = useAsked('listFilesTaken', ['fileTaken', 'backup'], () => ask('listFilesTaken', {})).value?.files;
  return (
    <DetailPage title="取出文件的记录" back={{ href: hrefOf(['settings']), text: '设置' }}>
      <Section title="最近取出的文件" note="导出、打印成文件、打开附件都记在这里，便于查对含个人信息的材料去了哪里。只留在本机，不报送。">
        {files?.length === 0 ? <p className="ui-hint">还没有取出过文件。</p> : null}
        {files && files.length > 0 ? (
          <table className="record-table" aria-label="取出的文件">
            <thead>
              <tr><th scope="col">时间</th><th scope="col">操作人</th><th scope="col">做什么</th><th scope="col">文件</th><th scope="col">大小</th></tr>
            </thead>
            <tbody>
              {files.map((file, i) => (
                <tr key={`${file.at}-${i}`}>
                  <td>{shownMoment(file.at)}</td><td>{file.user}</td><td>{file.what}</td><td>{file.name}</td><td>{shownSize(file.bytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </Section>
    </DetailPage>
  );
}
