/** Who and what stands in the invented county, as the rest of the sample refers to it. */
export interface Member {
  id: string;
  name: string;
  female: boolean;
  duty: string;
  employer: string;
  sector: string;
  committee: string;
  township: number;
  /** The year in which the member joined; the roster grows. */
  joined: number;
}

export interface Village {
  id: string;
  name: string;
  township: number;
  street: boolean;
  council: string;
  /** 书记, who convenes the council. */
  head: string;
  seated: Member[];
}

export interface Studio {
  id: string;
  name: string;
  kind: string;
  village: Village;
  host: Member;
  members: Member[];
  keeper: string;
}

export interface Township {
  index: number;
  id: string;
  name: string;
  street: boolean;
  /** The organisation record of its government. */
  office: string;
  /** 政协工作联络组: issues the minutes. */
  organ: string;
  council: string;
  leader: string;
  clerk: string;
  deputy: string;
  villages: Village[];
  members: Member[];
  studios: Studio[];
}

export interface Organisation {
  id: string;
  name: string;
  leader: string;
  contact: string;
}

export interface County {
  id: string;
  name: string;
  office: string;
  clerk: string;
  townships: Township[];
  villages: Village[];
  members: Member[];
  studios: Studio[];
  organisations: ReadonlyMap<string, Organisation>;
  leaders: { name: string; duty: string }[];
  /** The first year of the sample, and the year in which the tenth term began. */
  firstYear: number;
  termFrom: number;
}
