import { Button } from 'antd';

export interface EmptyStateProps {
  /** One sentence: what belongs here and where it comes from. */
  sentence: string;
  newText?: string | undefined;
  onNew?: (() => void) | undefined;
  onImport?: (() => void) | undefined;
  onSample?: (() => void) | undefined;
}

/** Nothing here yet: one sentence and the three ways to begin. */
export function EmptyState(props: EmptyStateProps) {
  return (
    <div className="ui-empty">
      <p>{props.sentence}</p>
      <div className="ui-buttons">
        {props.onNew ? (
          <Button type="primary" onClick={props.onNew}>
            {props.newText ?? '新建'}
          </Button>
        ) : null}
        {props.onImport ? <Button onClick={props.onImport}>从Excel导入</Button> : null}
        {props.onSample ? <Button onClick={props.onSample}>看示例</Button> : null}
      </div>
    </div>
  );
}

/** Rows exist, but a condition hides them: it is named, and can be taken away. */
export function FilteredEmpty(props: { conditions: readonly string[]; onClear: () => void }) {
  return (
    <div className="ui-empty">
      <p>没有符合条件的内容。现在的条件是：{props.conditions.map((c) => `“${c}”`).join('、')}。</p>
      <div className="ui-buttons">
        <Button onClick={props.onClear}>清除条件</Button>
      </div>
    </div>
  );
}
