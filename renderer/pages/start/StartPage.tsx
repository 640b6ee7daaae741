import '#renderer/pages/start/start.css';
import { Radio } from 'antd';
import { useRef, useState } from 'react';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { ReceiveFile } from '#renderer/record/ReceiveFile.tsx';
import { navigate } from '#renderer/state/route.ts';
import { loadSession, switchPractice, useSessionStore } from '#renderer/state/session.ts';
import { FileInput } from '#renderer/ui/FileInput.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { FormLayout } from '#renderer/ui/FormLayout.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

type OfficeLevel = 'township' | 'county' | 'city';

interface Typed {
  level: OfficeLevel;
  county: string;
  place: string;
  office: string;
  person: string;
}

const labels: Record<keyof Typed, string> = { level: '本单位是', county: '所在县区', place: '乡镇街道', office: '单位全称', person: '您的姓名' };

/** What papers will print when the person types nothing else: the usual name of such an office. */
function usualName({ level, county, place }: Typed): string {
  if (county.trim() === '') return '';
  if (level === 'township') return place.trim() === '' ? '' : `政协${county.trim()}${place.trim()}工作联络组`;
  return `政协${county.trim()}委员会办公室`;
}

/** First start: three things to fill in, nothing technical. */
export function StartPage({ practice }: { practice: boolean }) {
  const [typed, setTyped] = useState<Typed>({ level: 'township', county: '', place: '', office: '', person: '' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [enrolment, setEnrolment] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  const office = typed.office.trim() === '' ? usualName(typed) : typed.office.trim();
  const needed: (keyof Typed)[] = typed.level === 'township' ? ['county', 'place'] : ['county'];
  const missing = needed.filter((key) => typed[key].trim() === '');
  const errorOf = (key: keyof Typed): string | undefined => (tried && missing.includes(key) ? `请填写${labels[key]}` : undefined);

  const begin = async (next = '#/') => {
    setTried(true);
    if (missing.length > 0) return;
    setBusy(true);
    try {
      const session = await ask('foundOffice', {
        level: typed.level,
        county: typed.county.trim(),
        place: typed.level === 'township' ? typed.place.trim() : typed.county.trim(),
        office,
        person: typed.person.trim(),
      });
      navigate(next);
      useSessionStore.setState({ session });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  const practise = async () => {
    setBusy(true);
    await attempt(() => switchPractice(true));
    setBusy(false);
  };

  return (
    <main className="start">
      <header className="start-head">
        <h1>基层协商工作台</h1>
        <p>{practice ? '练习区：随便试，不影响正式数据。' : '议题、协商、纪要、办理，一处记好，一件不丢。不用联网。'}</p>
      </header>
      <p className="start-secret" role="note">
        <strong>涉密信息不得录入本程序。</strong>国家秘密、工作秘密请按保密规定，用专用的电脑和纸本。
      </p>
      <div className="start-body">
        <div className="start-card">
          <FormLayout
            submitText="开始使用"
            onSubmit={() => void begin()}
            busy={busy}
            errors={failure ? [{ field: 'county', message: `${failure.message}${failure.fix}` }] : []}
            note="这些以后可以在“设置”里修改。"
          >
            <FormField name="level" label={labels.level} required wide>
              <Radio.Group
                value={typed.level}
                onChange={(event) => change({ level: event.target.value as OfficeLevel })} // the three options below
                options={[
                  { value: 'township', label: '乡镇（街道）' },
                  { value: 'county', label: '县（市、区）政协' },
                  { value: 'city', label: '市政协' },
                ]}
              />
            </FormField>
            <FormField name="county" label={typed.level === 'city' ? '所在市' : labels.county} required error={errorOf('county')} hint="如：安和县">
              <TextField value={typed.county} onChange={(county) => change({ county })} limit={60} />
            </FormField>
            {typed.level === 'township' ? (
              <FormField name="place" label={labels.place} required error={errorOf('place')} hint="如：云溪乡">
                <TextField value={typed.place} onChange={(place) => change({ place })} limit={60} />
              </FormField>
            ) : null}
            <FormField name="office" label={labels.office} wide hint={usualName(typed) === '' ? '印在纪要、通知上的单位名称' : `不填就用“${usualName(typed)}”`}>
              <TextField value={typed.office} onChange={(value) => change({ office: value })} limit={80} />
            </FormField>
            <FormField name="person" label={labels.person} hint="每次修改都会记下是谁改的">
              <TextField value={typed.person} onChange={(person) => change({ person })} limit={30} />
            </FormField>
          </FormLayout>
        </div>
        <section className="start-ways" aria-label="别的开始办法">
          <p>
            县政协给了开通文件？
            <span className="start-whole">
              <button type="button" className="ui-link" disabled={busy} onClick={() => input.current?.click()}>
                打开开通文件
              </button>
              ，
            </span>
            单位名称和基础资料都在里面，不用再填。
            <FileInput ref={input} className="receive-file" aria-label="选择开通文件" tabIndex={-1} onFiles={([file]) => setEnrolment(file)} />
          </p>
          <p>
            手里有旧的Excel台账、名册？填好单位，
            <span className="start-whole">
              <button type="button" className="ui-link" disabled={busy} onClick={() => void begin('#/tables')}>
                开始并导入旧表
              </button>
              。
            </span>
          </p>
          <p>
            换了电脑，或者重装了系统？<a href="#/restore">从备份恢复</a>，以前的数据都能接着用。
          </p>
          <p>
            先想试一试？
            <span className="start-whole">
              <button type="button" className="ui-link" disabled={busy} onClick={() => void practise()}>
                进入练习区
              </button>
              ，
            </span>
            里面是编好的一个县，怎么改都不要紧。
          </p>
        </section>
      </div>
      {enrolment ? (
        <ReceiveFile
          key={enrolment.name}
          file={enrolment}
          person={typed.person.trim()}
          onEnd={() => {
            setEnrolment(null);
            void loadSession();
          }}
        />
      ) : null}
    </main>
  );
}
