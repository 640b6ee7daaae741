import { fullPinyin, initials } from '#shared/rules/pinyin.ts';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

/** A township and its county, and one round of what they do all year. */
export interface Soak {
  township: TestOffice;
  county: TestOffice;
  /** Saves, prints, hands a file up, takes it in, and brings the receipt back. Throws when any of it did not happen. */
  round(n: number): Promise<void>;
  end(): Promise<void>;
}

function put(office: TestOffice, bytes: Uint8Array): string {
  const answer = office.service.put(bytes, 'x.xsb');
  if (!answer.ok) throw new Error(answer.message);
  return (answer.value as { ticket: string }).ticket; // the contract of put
}

async function carry(from: TestOffice, to: TestOffice, peer: string | null): Promise<void> {
  const { ticket, passphrase } = await from.ask('exportBundle', { to: peer });
  const bytes = from.service.get(ticket)?.bytes;
  if (!bytes || bytes.length === 0) throw new Error('the file is empty');
  const taken = put(to, bytes);
  await to.ask('previewImport', { ticket: taken, passphrase });
  await to.ask('applyImport', { ticket: taken, passphrase, trust: true });
}

/** As many files as an office keeps ready to be fetched, so that it is not measured how that shelf fills. */
function fillShelf(office: TestOffice): void {
  for (let n = 0; n < 70; n += 1) put(office, new Uint8Array(16 * 1024));
}

/** Two real offices on disk, known to each other, with a meeting that has been held. */
export async function openSoak(): Promise<Soak> {
  const township = await openOffice({ today: '2026-10-08' });
  const county = await openOffice({ today: '2026-10-08' });
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '陈主任' });
  const { village, water } = await furnish(township);
  const meeting = await make(township, 'meeting', { title: '柳湾村饮水协商议事会', heldOn: '2026-10-08', startAt: '09:30', form: 'meetingForm.conference', level: 'level.village', place: village, chair: '马建国', location: '党群服务中心' });
  for (const [i, name] of ['马建国', '王刚', '李桂花'].entries()) await make(township, 'attendance', { meeting, order: String(i + 1), name, role: 'attendanceRole.member', state: 'attendanceState.present' });
  await make(township, 'decision', { meeting, order: 'a', text: '更换三社主管道', organisation: water, deadlineOn: '2026-11-16' });
  const jotting = await make(township, 'jotting', { text: '第0次', on: '2026-10-08', place: village });
  await carry(township, county, null);
  const site = (await county.ask('listPeers', {})).peers[0]?.site ?? '';
  await carry(county, township, site);
  fillShelf(township);
  fillShelf(county);
  // The dictionary of readings is 4 MB, read once, whenever something is first found by its initials.
  initials('王刚', 'name');
  fullPinyin('柳湾村');

  return {
    township,
    county,
    async round(n) {
      const text = `第${n}次入户走访，记下群众意见。`;
      await township.ask('saveDraft', { key: 'jotting/soak', entity: 'jotting', id: jotting, content: JSON.stringify({ text }) });
      await township.ask('saveRecords', { writes: [{ entity: 'jotting', id: jotting, set: { text } }, { entity: 'meeting', id: meeting, set: { location: `党群服务中心${n % 10}室` } }], draft: 'jotting/soak' });
      for (const kind of ['notice', 'signIn'] as const) {
        await township.ask('getPaper', { kind, subject: meeting });
        const { ticket } = await township.ask('makeDocx', { kind, subject: meeting });
        if ((township.service.get(ticket)?.bytes.length ?? 0) < 1000) throw new Error('the paper is empty');
      }
      await carry(township, county, null);
      await carry(county, township, site);
      const { row } = await county.ask('getRecord', { entity: 'jotting', id: jotting });
      if (row['text'] !== text) throw new Error(`round ${n}: the county has “${String(row['text'])}”`);
    },
    async end() {
      await township.end();
      await county.end();
    },
  };
}
