import { hrefOf } from '#renderer/state/route.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';

/** Every key of the program, by where it works. */
export const keyMap = [
  {
    place: '到处都能用',
    keys: [
      { label: '/ 或 Ctrl+K', value: '到查找框，输入汉字、拼音首字母或电话' },
      { label: 'F1', value: '打开“五分钟上手”' },
      { label: 'Alt+←', value: '回到上一页' },
      { label: 'Tab、Shift+Tab', value: '到下一处、上一处' },
      { label: 'Ctrl+P', value: '打印这一页' },
      { label: 'Ctrl+加号、减号、0', value: '放大、缩小、原来大小' },
      { label: 'Ctrl+Alt+L', value: '锁屏（设了人员的时候）' },
      { label: 'Esc', value: '关闭对话框、下拉列表、右下角的提示' },
    ],
  },
  {
    place: '填表',
    keys: [
      { label: 'Enter', value: '到下一栏（用输入法打字时，只是上屏）' },
      { label: 'Ctrl+S', value: '保存' },
      { label: 'Ctrl+Enter', value: '保存并新建' },
      { label: '↓', value: '打开下拉列表、选下一项' },
      { label: '日期栏', value: '可以直接打 20261001、10-1、今天' },
    ],
  },
  {
    place: '列表',
    keys: [
      { label: '↑ ↓', value: '换一行' },
      { label: 'Enter', value: '打开这一行' },
      { label: '空格', value: '选中或取消这一行' },
    ],
  },
  {
    place: '议题筛选台',
    keys: [
      { label: '1 2 3 4', value: '采纳、不采纳、合并、转办' },
      { label: '↑ ↓', value: '上一件、下一件' },
    ],
  },
  {
    place: '会议记录',
    keys: [
      { label: 'Alt+1 … Alt+5', value: '签到、发言、共识与分歧、议定事项、表决' },
      { label: 'Ctrl+Enter', value: '记下这一条，接着记下一条' },
    ],
  },
] as const;

export function KeysPage() {
  return (
    <DetailPage title="快捷键" back={{ href: hrefOf(['help']), text: '五分钟上手' }}>
      <div className="help-keys">
        {keyMap.map(({ place, keys }) => (
          <Section key={place} title={place}>
            <Facts facts={[...keys]} />
          </Section>
        ))}
      </div>
    </DetailPage>
  );
}
