import type { MeetingData } from '#shared/papers/meetingData.ts';

const hidesAll = 'privacy.hidden';
const hidesProposer = 'privacy.proposer';

/** True where a record's own person may not be named on paper. */
export function isPrivate(privacyId: string | null): boolean {
  return privacyId === hidesAll || privacyId === hidesProposer;
}

const bare = (text: string) => text.replace(/[\s\u3000]+/g, '');
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Names and phones of a meeting that no paper may show: of private attendance and topics; of everybody when it is private itself. */
export function hiddenWords(data: MeetingData): { names: string[]; phones: string[] } {
  const names = new Set<string>();
  const phones = new Set<string>();
  const hide = (name: string | null, phone: string | null) => {
    if (name && [...bare(name)].length > 1) names.add(bare(name));
    if (phone && bare(phone).length > 4) phones.add(bare(phone));
  };
  const all = data.meeting.privacyId === hidesAll;
  for (const one of data.attendance) if (all || isPrivate(one.privacyId)) hide(one.name, one.phone);
  for (const one of data.topics) if (all || isPrivate(one.privacyId)) hide(one.proposer, one.phone);
  if (all) {
    const { chair, recorder, convener, reporter, contact, phone } = data.meeting;
    for (const name of [chair, recorder, convener, reporter, contact]) hide(name, phone);
    for (const one of data.speeches) hide(one.speaker, null);
    for (const one of data.decisions) hide(one.person, null);
    for (const one of data.consensus) hide(one.by, null);
    for (const one of data.agenda) hide(one.speaker, null);
  }
  return { names: [...names], phones: [...phones] };
}

/** A function that puts the hidden names and phones of a meeting out of any text; blanks inside a name do not save it. */
export function concealer(data: MeetingData): (text: string) => string {
  const { names, phones } = hiddenWords(data);
  const spread = (word: string) => [...word].map(escaped).join('[\\s\\u3000]*');
  const longestFirst = (words: string[]) => words.toSorted((a, b) => b.length - a.length).map(spread).join('|');
  const namePattern = names.length > 0 ? new RegExp(longestFirst(names), 'g') : null;
  const phonePattern = phones.length > 0 ? new RegExp(longestFirst(phones), 'g') : null;
  return (text) => {
    let open = text;
    if (namePattern) open = open.replace(namePattern, '有关人员');
    if (phonePattern) open = open.replace(phonePattern, '（略）');
    return open;
  };
}

/** The same meeting without what may not be shown: every builder of papers begins with it. */
export function withoutPrivate(data: MeetingData): MeetingData {
  const all = data.meeting.privacyId === hidesAll;
  const conceal = concealer(data);
  const hideText = <T>(value: T): T => (typeof value === 'string' ? (conceal(value) as T) : value); // a text stays a text
  const clean = <T extends object>(record: T): T =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, hideText(value)])) as T; // same keys, same kinds
  const { meeting } = data;
  return {
    ...data,
    meeting: all
      ? { ...clean(meeting), chair: null, recorder: null, convener: null, reporter: null, contact: null, phone: null }
      : clean(meeting),
    topics: data.topics.map((one) => (all || isPrivate(one.privacyId) ? { ...clean(one), proposer: null, phone: null } : clean(one))),
    agenda: data.agenda.map((one) => (all ? { ...clean(one), speaker: null } : clean(one))),
    attendance: data.attendance.map((one) => (all || isPrivate(one.privacyId) ? { ...clean(one), name: '', phone: null } : clean(one))),
    speeches: data.speeches.map((one) => ({ ...clean(one), speaker: conceal(one.speaker) === one.speaker && !all ? one.speaker : '' })),
    consensus: data.consensus.map((one) => (all ? { ...clean(one), by: null } : clean(one))),
    decisions: data.decisions.map((one) => (all ? { ...clean(one), person: null } : clean(one))),
    steps: data.steps.map(clean),
    previous: data.previous && { ...clean(data.previous), decisions: data.previous.decisions.map(clean) },
  };
}
