import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { formatRichText, paragraph } from '#shared/richText.ts';
import { fold, placeOf } from '#electron/storage/search/fold.ts';
import { makeIndexer } from '#electron/storage/search/indexer.ts';
import { countPending } from '#electron/storage/search/pending.ts';
import { findAll, type Finding, findRecords } from '#electron/storage/search/query.ts';
import { formsOf } from '#electron/storage/search/sift.ts';
import { searchedEntities, searchedFields, textOf } from '#electron/storage/search/texts.ts';
import { runThrough } from '#electron/storage/slices.ts';
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

  it('no title tells who a private record is about, nor that of what a part belongs to', () =>
    withSearch((office) => {
      const id = office.write('problem', problem('王建国家院墙纠纷', { raisedBy: '王建国', privacy: 'privacy.hidden' }));
      office.write('progress', { problem: id, on: '2026-09-02', text: '已经上门调解' });
      settle(office);
      for (const word of ['院墙', '王建国', '调解']) {
        const hits = office.find(word);
        expect(hits.length).toBeGreaterThan(0);
        expect(JSON.stringify(hits)).not.toContain('王建国');
      }
      expect(titles(office, '院墙')).toEqual(['有关人员家院墙纠纷']);
    }));

  it('nor do its texts name the member that it refers to', () =>
    withSearch((office) => {
      const member = office.write('member', { name: '苏婉清' });
      const id = office.write('problem', problem('院墙纠纷', { member, content: '苏婉清委员上门调解院墙', privacy: 'privacy.hidden' }));
      office.write('progress', { problem: id, on: '2026-09-02', text: '苏婉清再次上门，院墙复位' });
      settle(office);
      for (const word of ['调解院墙', '复位', '院墙']) {
        const hits = office.find(word).filter(({ entity }) => entity !== 'member');
        expect(hits.length).toBeGreaterThan(0);
        expect(JSON.stringify(hits)).not.toContain('苏婉清');
      }
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

/** What a look at every record finds: in the title first, then the newest. */
function plainScan({ store }: SearchOffice, entity: EntityName, word: string): string[] {
  const words = word.split(' ').map(fold);
  const rows = store.engine.all<Record<string, FieldValue>>(`SELECT rowid, * FROM "${entity}" WHERE deleted = 0 ORDER BY rowid DESC`);
  const holding = (row: Record<string, FieldValue>, titleOnly: boolean): boolean => {
    const texts = searchedFields(entity).filter(({ title }) => title || !titleOnly).map(({ field, key }) => fold(textOf(field, row[key])));
    return words.every((one) => texts.some((text) => text.includes(one)));
  };
  const every = rows.filter((row) => holding(row, false));
  return [...every.filter((row) => holding(row, true)), ...every.filter((row) => !holding(row, true))].map((row) => String(row['id']));
}

const text = fc.array(fc.constantFrom('道', '路', '水', '渠', '1', '2', '3', 'a', '⽔', '２', '，', ' '), { minLength: 1, maxLength: 12 }).map((chars) => `题${chars.join('')}`);
const step = fc.record({ what: fc.constantFrom('problem', 'problem', 'problem', 'minutes', 'change', 'remove', 'restore'), title: text, more: text, of: fc.nat(999) });

it('what is found, its order and its count are those of a look at every record, however much of it the index knows', () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 150, maxLength: 220 }), fc.array(fc.nat(219), { maxLength: 2 }), (steps, indexed) =>
      withSearch((office) => {
        const ids: string[] = [];
        for (const [i, { what, title, more, of }] of steps.entries()) {
          const id = ids[of % Math.max(1, ids.length)];
          if (what === 'minutes') office.write('minutes', { title, meeting: 'm', body: formatRichText({ version: 1, blocks: [paragraph(more)] }) });
          else if (what === 'problem' || id === undefined) ids.push(office.write('problem', problem(title, { content: more })));
          else if (what === 'change') office.write('problem', { title: more }, id);
          else office.remove('problem', id, what === 'remove');
          if (indexed.includes(i)) office.indexer.finish();
        }
        for (const word of ['道路', '路水渠', '123', '1231', '12a', '3道', '水 123', '道路 水', '渠道 1', '水渠 道路 2']) {
          const { groups, unread } = findRecords(office.store.engine, word, null, 5);
          const found = groups.map(({ entity, count, shown }) => [entity, count, shown.map(({ id }) => id)]);
          const expected = searchedEntities.map((entity) => [entity, plainScan(office, entity, word)] as const).filter(([, all]) => all.length > 0);
          expect([word, unread, found]).toEqual([word, 0, expected.map(([entity, all]) => [entity, all.length, all.slice(0, 5)])]);
        }
      }),
    ),
    { numRuns: 8, seed: 7, endOnFailure: true },
  ));

it('a search that has no time finds what was just saved, tells what it has not read, and its whole is that of one with time', () =>
  withSearch((office) => {
    for (let i = 0; i < 400; i += 1) office.write('problem', problem(`整修道路${i}`));
    const { engine } = office.store;
    const told = (finding: Finding) => finding.groups.map(({ entity, count, shown }) => [entity, count, shown.map(({ id }) => id)]);
    const ofUnknown = findRecords(engine, '道路', null, 5, () => true);
    expect([ofUnknown.groups, ofUnknown.unread]).toEqual([[], 400]);
    office.indexer.finish();
    const last = office.write('problem', problem('道路塌陷'));
    const first = findRecords(engine, '道路', null, 5, () => true);
    expect(first.groups[0]?.shown[0]?.id).toBe(last);
    expect([first.groups[0]?.count, first.unread > 0]).toEqual([401, true]);
    const whole = runThrough(findAll(engine, '道路', null, 5));
    expect([whole.unread, told(whole)]).toEqual([0, told(findRecords(engine, '道路', null, 5))]);
    expect(whole.groups[0]?.count).toBe(401);
    // The index names all of them for 道路; a single character beside it is looked for in each.
    office.write('problem', problem('道路照明'));
    expect(findRecords(engine, '道路 明', null, 5).groups.map(({ count }) => count)).toEqual([1]);
  }));

it('folding a text of usual characters is folding it by the rules of Unicode', () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...'道路Aa9，。！？“”（）…—·－～％〔〕:/-#@ \n２Ａ①㈠⽔é\u0301゛か'), fc.integer({ min: 0x20, max: 0xfffd }).map((code) => String.fromCharCode(code))), { maxLength: 8 }).map((chars) => chars.join('')), (text) => {
      expect(fold(text)).toBe(text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
    }),
    { numRuns: 3000, seed: 7 },
  ));

it('every character that folds into a Chinese one is known as a form of it', () => {
  const missing: string[] = [];
  for (let code = 0x80; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const form = String.fromCodePoint(code);
    const folded = fold(form);
    if (folded === form) continue;
    for (const one of folded) if (/\p{Script=Han}/u.test(one) && !formsOf(one).includes(form)) missing.push(`${form} ${one}`);
  }
  expect(missing).toEqual([]);
  expect(formsOf('水')).toContain('⽔');
});

it('the place of a folded word is that in the text as it stands', () => {
  expect(placeOf('电话：138-9351 2345', '93512')).toEqual({ from: 7, to: 13 });
  expect(placeOf('ＡＢ道 路', '道路')).toEqual({ from: 2, to: 5 });
  expect(placeOf('水渠', '道路')).toBeNull();
});
