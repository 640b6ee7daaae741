import { Button } from 'antd';
import { useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { setUser, useSession } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

/** Who works here, and what the office is called on papers. */
export function OfficePage() {
  const session = useSession();
  const [name, setName] = useState(session?.user ?? '');
  const back = (): void => navigate(hrefOf(['settings']));
  const rename = () =>
    void attempt(async () => {
      await setUser(name.trim());
      notify.done('以后的修改记在这个名字下');
    });
  if (!session?.office) return null;
  return (
    <div className="ui-detail">
      <h1>本单位和姓名</h1>
      <Section title="操作人" extra={<Button onClick={rename}>改名</Button>}>
        <div className="ui-form">
          <FormField name="user" label="您的姓名">
            <TextField value={name} onChange={setName} limit={30} />
          </FormField>
        </div>
      </Section>
      <RecordForm entity={entityOf('site')} id={session.office.site} omit={['level', 'place', 'county', 'closedOn', 'revokedOn']} onSaved={back} onCancel={back} single />
    </div>
  );
}
