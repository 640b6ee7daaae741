import { expect, it } from 'vitest';
import { readGuide, readInline } from '#shared/guide.ts';

it('a line falls into words of the screen, strong words, links and what is between', () => {
  expect(readInline('点「登记」，**不能**撤销，见[备份](11-backup.md)。')).toEqual([
    { kind: 'text', text: '点' },
    { kind: 'word', text: '登记' },
    { kind: 'text', text: '，' },
    { kind: 'strong', text: '不能' },
    { kind: 'text', text: '撤销，见' },
    { kind: 'link', text: '备份', chapter: '11-backup' },
    { kind: 'text', text: '。' },
  ]);
});

it('steps go on with their number behind a picture', () => {
  const text = (words: string) => [{ kind: 'text', text: words }];
  expect(readGuide('# 章\n\n1. 一\n2. 二\n\n![图](pictures/one.png)\n\n3. 三\n\n> 注意\n')).toEqual([
    { kind: 'heading', level: 1, text: '章' },
    { kind: 'steps', start: 1, items: [text('一'), text('二')] },
    { kind: 'picture', caption: '图', file: 'one.png' },
    { kind: 'steps', start: 3, items: [text('三')] },
    { kind: 'note', content: text('注意') },
  ]);
});

it('a table has a head and rows, and its rule is none of them', () => {
  const [table] = readGuide('| 键 | 做什么 |\n| --- | --- |\n| F1 | 帮助 |');
  expect(table).toMatchObject({ kind: 'table', head: [[{ text: '键' }], [{ text: '做什么' }]], rows: [[[{ text: 'F1' }], [{ text: '帮助' }]]] });
});
