import { CalendarOutlined } from '@ant-design/icons';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useRef, useState } from 'react';
import type { FieldProps } from '#renderer/ui/field.ts';
import type { Parsed } from '#renderer/ui/TypedInput.tsx';
import { TypedInput } from '#renderer/ui/TypedInput.tsx';

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`. */
  value: string | null;
  onChange: (day: string | null) => void;
  onRefused?: ((message: string | null) => void) | undefined;
  /** Reads a day typed in any way; the error is the sentence shown under the field. */
  parse: (text: string) => { day: string } | { error: string };
}

/** As high as the calendar is, in rem. */
const calendarHeight = 16.5;

/** Where the calendar would fit neither above the field nor below it, the field goes up: the calendar must not cover what is typed. */
function makeRoom(field: HTMLElement): void {
  const { top, bottom } = field.getBoundingClientRect();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  if (Math.max(top, window.innerHeight - bottom) < calendarHeight * rem) field.scrollIntoView?.({ block: 'start' });
}

/** A day, typed in any way or chosen in the calendar (the button, or the Down key). */
export function DateField(props: DateFieldProps) {
  const [open, setOpen] = useState(false);
  const [taken, setTaken] = useState(0);
  const place = useRef<HTMLDivElement>(null);

  const parse = (text: string): Parsed<string> => {
    const result = props.parse(text);
    return 'error' in result ? result : { value: result.day };
  };
  const openCalendar = () => {
    if (place.current) makeRoom(place.current);
    setOpen(true);
  };
  const input = () => place.current?.querySelector('input') ?? null;

  return (
    <div className="ui-date" ref={place}>
      <TypedInput<string>
        {...props}
        taken={taken}
        placeholder={props.placeholder ?? '如 2026-10-01'}
        parse={parse}
        show={(day) => day}
        onLeave={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && !props.disabled) {
            event.preventDefault();
            openCalendar();
          }
          if (event.key === 'Escape' && open) {
            event.stopPropagation();
            setOpen(false);
          }
        }}
        suffix={
          <button
            type="button"
            className="ui-date-button"
            tabIndex={-1}
            aria-label="打开日历"
            disabled={props.disabled ?? false}
            // The text keeps the focus: leaving it is what stores and closes.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              input()?.focus();
              if (open) setOpen(false);
              else openCalendar();
            }}
          >
            <CalendarOutlined />
          </button>
        }
      />
      {open ? (
        // Only the panel of antd's picker is used. Its own input (which restores old values in silence) is never seen or
        // focused, and it exists only while open: forty of them make a form slow.
        <DatePicker
          open
          aria-hidden
          tabIndex={-1}
          inputReadOnly
          className="ui-date-anchor"
          // Where it fits neither above nor below, even so, it slides, rather than losing its last row; a distance to the field would push it over the edge.
          popupAlign={{ offset: [0, 0], overflow: { adjustX: 1, adjustY: 1, shiftY: 1 } }}
          // Always empty: with a value the picker keeps silent when the same day is chosen again over wrong text.
          value={null}
          defaultPickerValue={props.value ? dayjs(props.value) : dayjs()}
          cellRender={(day, { type, originNode }) =>
            type === 'date' && dayjs(day).format('YYYY-MM-DD') === props.value ? (
              <div className="ant-picker-cell-inner ui-day-chosen">{dayjs(day).date()}</div>
            ) : (
              originNode
            )
          }
          // A press on the panel must not take the focus from the text: losing it closes the calendar.
          panelRender={(panel) => <div onMouseDown={(event) => event.preventDefault()}>{panel}</div>}
          onChange={(day: Dayjs | null) => {
            props.onRefused?.(null);
            props.onChange(day ? day.format('YYYY-MM-DD') : null);
            setTaken(taken + 1);
            setOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}
