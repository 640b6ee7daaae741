/**
 * Everything that a meeting's papers are made from, gathered by the service: plain values, refs and choices resolved to
 * names. Fields named `…Id` keep the choice's id, because rules hang on it. Days `YYYY-MM-DD`, times `HH:MM`.
 */
export interface MeetingData {
  meeting: MeetingFacts;
  topics: readonly TopicData[];
  agenda: readonly AgendaData[];
  attendance: readonly AttendanceData[];
  speeches: readonly SpeechData[];
  consensus: readonly ConsensusData[];
  decisions: readonly DecisionData[];
  steps: readonly StepData[];
  /** The meeting before this one, for 上次协商事项办理情况. */
  previous: PreviousMeeting | null;
}

export interface MeetingFacts {
  title: string;
  heldOn: string;
  startAt: string | null;
  endAt: string | null;
  location: string | null;
  place: string;
  form: string;
  brand: string | null;
  council: string | null;
  studio: string | null;
  organiser: string | null;
  /** The day on which the notice went out. */
  noticeOn?: string | null;
  /** Names of the parties at the table, in the county's order. */
  parties: readonly string[];
  chair: string | null;
  recorder: string | null;
  convener: string | null;
  reporter: string | null;
  invited: string | null;
  surveys: number | null;
  survey: string | null;
  contact: string | null;
  phone: string | null;
  requirements: string | null;
  light: boolean;
  headcount: string | null;
  digest: string | null;
  votesFor: number | null;
  votesAgainst: number | null;
  votesAbstain: number | null;
  publicOn: string | null;
  publicAt: string | null;
  privacyId: string | null;
  cancelledOn: string | null;
  cancelReason: string | null;
  /** The day and hour that the notice named before the meeting was put off; absent or null when it stands. */
  movedFrom?: { heldOn: string; startAt: string | null } | null;
}

export interface TopicData {
  title: string;
  proposer: string | null;
  phone: string | null;
  privacyId: string | null;
}

export interface AgendaData {
  title: string;
  topic: string | null;
  speaker: string | null;
  minutes: number | null;
  note: string | null;
}

export interface AttendanceData {
  id: string;
  name: string;
  duty: string | null;
  capacity: string | null;
  partyId: string | null;
  party: string | null;
  roleId: string;
  stateId: string;
  phone: string | null;
  arrivedAt: string | null;
  excuse: string | null;
  privacyId: string | null;
  note: string | null;
}

export interface SpeechData {
  speaker: string;
  /** The id in `attendance`, when the speaker was picked from it. */
  attendance: string | null;
  duty: string | null;
  partyId: string | null;
  party: string | null;
  topic: string | null;
  gist: string;
  advice: string | null;
}

export interface ConsensusData {
  kindId: string;
  text: string;
  topic: string | null;
  by: string | null;
  handling: string | null;
}

export interface DecisionData {
  text: string;
  organisation: string | null;
  coOrganisations: readonly string[];
  person: string | null;
  deadlineOn: string | null;
  deadlineDays: number | null;
  deadlineKindId: string | null;
  topic: string | null;
}

export interface StepData {
  step: string;
  on: string;
  by: string | null;
  note: string | null;
}

export interface PreviousMeeting {
  title: string;
  heldOn: string;
  decisions: readonly { text: string; organisation: string | null; state: string; result: string | null }[];
}

/** One decision of an earlier meeting, with what became of it. */
export interface FollowUpData {
  meeting: string;
  heldOn: string;
  text: string;
  organisation: string | null;
  deadlineOn: string | null;
  state: string;
  result: string | null;
  /** Not solved yet, or not even passed on. */
  open: boolean;
}

/** What a 交办单 or 督办单 says: one step of a problem, or a leader's supervision. */
export interface SlipData {
  /** Null until a number is taken. */
  number: string | null;
  on: string;
  title: string;
  content: string | null;
  problemNumber: string | null;
  origin: string | null;
  organisation: string | null;
  coOrganisations: readonly string[];
  person: string | null;
  deadlineOn: string | null;
  /** The newest progress, with its day. */
  progress: string | null;
  leader: string | null;
  /** What the one who assigns or presses says. */
  words: string | null;
  /** Who raised it must not be named. */
  private: boolean;
  raisedBy: string | null;
  phone: string | null;
}

/** The office whose paper it is. */
export interface OfficeSettings {
  /** As papers print it, e.g. 政协安和县云溪乡工作联络组. */
  office: string;
  /** Practice data: every paper carries the watermark 练习. */
  practice: boolean;
  /** 套打: the paper has its red head printed already, the red parts are left out. */
  preprinted: boolean;
  today: string;
}

/** The draft of the minutes as its record holds it; `body` is the JSON text of a rich field. */
export interface MinutesData {
  mark: string;
  title: string;
  body: string | null;
  recipients: string | null;
  copies: number | null;
  issuer: string | null;
  issuedOn: string | null;
}

/** A signed version; `content` is what `freezePaper` wrote. */
export interface VersionData {
  number: string;
  version: number;
  signer: string;
  signedOn: string;
  content: string;
}
