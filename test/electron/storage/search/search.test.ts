import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRichText, paragraph } from '#shared/richText.ts';
import { fold, placeOf } from '#electron/storage/search/fold.ts';
import { makeIndexer } from '#electron/storage/search/indexer.ts';
import { countPending } from '#electron/storage/search/pending.ts';
import { type SearchOffice, withSearch } from '#test/electron/storage/search/office.ts';

const problem = (title: string, more: Record<string, string> = {}) => ({ title, kind: 'problemKind.project', registeredOn: '2026-09-01', place: 'p', ...more });
const titles = (office: SearchOffice, text: string): string[] => office.find(text).map((hit) => hit.title);

describe.each([
  ['before the index has seen anything', (): void => undefined],
  ['once everything is in the index', ({ indexer }: SearchOffice): void => indexer.finish()],
])('%s', (_when, settle) => {
  it('any two characters of any text find the record, and the place is told', () =>
    withSearch((office) => {
      office.write('problem', problem('村口塌陷', { content: '雨后村口道路塌陷，行人不便' }));
      office.write('topic', { title: '整修村组道路', collectedOn: '2026-09-01', place: 'p' });
      settle(office);
      expect(office.find('道路')).toMatchObject([
        { entity: 'topic', title: '整修村组道路', inTitle: true, mark: '道路' },
        { entity: 'problem', title: '村口塌陷', label: '具体情况', excerpt: '雨后村口道路塌陷，行人不便', mark: '道路', inTitle: false },
      ]);
      expect(titles(office, '路塌')).toEqual(['村口塌陷']);
      expect(titles(office, '路道')).toEqual([]);
    }));

  it('initials find names of people and places, and people named in other records', () =>
    withSearch((office) => {
      office.write('member', { name: '王建国', state: 'memberState.active' });
      office.write('place', { name: '泗水镇', kind: 'placeKind.township' });
      office.write('topic', { title: '路灯', proposer: '王建国', collectedOn: '2026-09-01', place: 'p' });
      settle(office);
      expect(titles(office, 'wjg').toSorted()).toEqual(['王建国', '路灯'].toSorted());
      expect(titles(office, 'WJ')).toContain('王建国');
      expect(titles(office, 'ssz')).toEqual(['泗水镇']);
      expect(titles(office, 'jw')).toEqual([]);
    }));

  it('three digits in a row find a phone or a number, whatever stands between them', () =>
    withSearch((office) => {
      office.write('problem', problem('水渠', { phone: '138 9351-2345', number: '古协〔2026〕12号' }));
      settle(office);
      expect(titles(office, '5123')).toEqual(['水渠']);
      expect(titles(office, '0935-123')).toEqual([]);
      expect(titles(office, '9351-23')).toEqual(['水渠']);
      expect(titles(office, '〔2026〕12号')).toEqual(['水渠']);
      expect(titles(office, '999')).toEqual([]);
    }));

  it('rich text is looked through as it is read', () =>
    withSearch((office) => {
      office.write('minutes', { title: '纪要', meeting: 'm', body: formatRichText({ version: 1, blocks: [paragraph('会议议定修缮水渠')] }) });
      settle(office);
      expect(office.find('水渠')).toMatchObject([{ title: '纪要', excerpt: '会议议定修缮水渠' }]);
      expect(titles(office, 'paragraph')).toEqual([]);
    }));

  it('several words must all stand in one record, in any of its texts', () =>
    withSearch((office) => {
      office.write('problem', problem('整修道路', { content: '泗水村' }));
      office.write('problem', problem('整修水渠', { content: '泗水村' }));
      settle(office);
      expect(titles(office, '泗水 道路')).toEqual(['整修道路']);
    }));

  it('a changed record is found by its new words and no longer by its old ones', () =>
    withSearch((office) => {
      const id = office.write('problem', problem('整修道路'));
      settle(office);
      office.write('problem', { title: '疏通水渠' }, id);
      expect([titles(office, '道路'), titles(office, '水渠')]).toEqual([[], ['疏通水渠']]);
      settle(office);
      expect([titles(office, '道路'), titles(office, '水渠')]).toEqual([[], ['疏通水渠']]);
    }));

  it('a deleted record leaves, and comes back when it is restored', () =>
    withSearch((office) => {
      const id = office.write('problem', problem('整修道路'));
      settle(office);
      office.remove('problem', id);
      expect(titles(office, '道路')).toEqual([]);
      settle(office);
      expect(titles(office, '道路')).toEqual([]);
      office.remove('problem', id, false);
      settle(office);
      expect(titles(office, '道路')).toEqual(['整修道路']);
    }));

  it('a private record shows no personal field and no name', () =>
    withSearch((office) => {
      office.write('problem', problem('邻里纠纷', { raisedBy: '王建国', content: '王建国反映院墙纠纷', privacy: 'privacy.hidden' }));
      settle(office);
      expect(JSON.stringify(office.find('王建国'))).not.toContain('王建国');
      expect(JSON.stringify(office.find('wjg'))).not.toContain('王建国');
      expect(JSON.stringify(office.find('院墙'))).not.toContain('王建国');
      expect(titles(office, '院墙')).toEqual(['邻里纠纷']);
    }));

  it('titles come before other texts, and newer before older', () =>
    withSearch((office) => {
      office.write('problem', problem('道路一'));
      office.write('problem', problem('路灯', { content: '道路昏暗' }));
      office.write('problem', problem('道路二'));
      settle(office);
      expect(titles(office, '道路')).toEqual(['道路二', '道路一', '路灯']);
    }));
});

it('one character finds titles that begin with it, then those that hold it', () =>
  withSearch((office) => {
    office.write('problem', problem('水渠'));
    office.write('problem', problem('饮水'));
    office.write('problem', problem('路灯', { content: '积水' }));
    expect(titles(office, '水')).toEqual(['水渠', '饮水']);
  }));

it('a save of a field that is no text queues nothing', () =>
  withSearch((office) => {
    const id = office.write('problem', problem('整修道路'));
    office.indexer.finish();
    office.write('problem', { households: 3 }, id);
    expect(countPending(office.store.engine)).toBe(0);
    office.write('problem', { content: '塌陷' }, id);
    expect(countPending(office.store.engine)).toBe(1);
  }));

it('an index of another version is made anew', () =>
  withSearch((office) => {
    office.write('problem', problem('整修道路'));
    office.indexer.finish();
    office.store.engine.run("UPDATE searchVersion SET version = 'old'");
    office.store.engine.run('DELETE FROM searchPosting');
    expect(titles(office, '道路')).toEqual([]);
    const anew = makeIndexer(office.store.engine);
    expect(titles(office, '道路')).toEqual(['整修道路']);
    anew.finish();
    expect(titles(office, '道路')).toEqual(['整修道路']);
  }));

it('what the index finds is what a look at every record finds', () =>
  withSearch((office) => {
    const texts = fc.sample(fc.array(fc.constantFrom('道', '路', '水', '渠', '1', '2', '3', 'a', 'b', '，', ' '), { minLength: 1, maxLength: 12 }), { numRuns: 300, seed: 7 }).map((chars) => `题${chars.join('')}`);
    texts.forEach((text, i) => {
      office.write('problem', problem(text));
      if (i === 200) office.indexer.finish();
    });
    for (const word of ['道路', '路水渠', '123', '12a', 'ab', '3道', '水 123']) {
      const expected = texts.filter((text) => word.split(' ').every((one) => fold(text).includes(fold(one)))).length;
      const found = office.find(word, 'problem').length;
      expect([word, found]).toEqual([word, Math.min(20, expected)]);
    }
  }));

it('the place of a folded word is that in the text as it stands', () => {
  expect(placeOf('电话：138-9351 2345', '93512')).toEqual({ from: 7, to: 13 });
  expect(placeOf('ＡＢ道 路', '道路')).toEqual({ from: 2, to: 5 });
  expect(placeOf('水渠', '道路')).toBeNull();
});
