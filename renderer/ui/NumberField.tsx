import type { FieldProps } from '#renderer/ui/field.ts';
import type { Parsed } from '#renderer/ui/TypedInput.tsx';
import { TypedInput } from '#renderer/ui/TypedInput.tsx';
import { halfWidth } from '#renderer/ui/typedText.ts';

export interface NumberFieldProps extends FieldProps {
  value: number | null;
  onChange: (value: number | null) => void;
  onRefused?: ((message: string | null) => void) | undefined;
  unit?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  /** How many decimals are kept; 0 means whole numbers. More are refused, not rounded. */
  decimals?: number | undefined;
}

/** Reads a number as people write it: full-width digits, thousands commas, the unit behind it. */
export function readNumber(
  text: string,
  rule: { unit?: string | undefined; min?: number | undefined; max?: number | undefined; decimals?: number | undefined } = {},
): Parsed<number> {
  let plain = halfWidth(text).replace(/\s/g, '');
  if (rule.unit && plain.endsWith(rule.unit)) plain = plain.slice(0, -rule.unit.length);
  if (/^[+-]?\d{1,3}([,，]\d{3})+(\.\d+)?$/.test(plain)) plain = plain.replace(/[,，]/g, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return { error: `“${text.trim()}”不是数字` };
  const value = Number(plain);
  const decimals = rule.decimals ?? 0;
  if ((plain.split('.')[1] ?? '').replace(/0+$/, '').length > decimals) {
    return { error: decimals === 0 ? '请填整数' : `最多填${decimals}位小数` };
  }
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return { error: '数字太大' };
  if (rule.min !== undefined && value < rule.min) return { error: rule.min === 0 ? '不能是负数' : `不能小于${rule.min}` };
  if (rule.max !== undefined && value > rule.max) return { error: `不能大于${rule.max}` };
  return { value };
}

export function NumberField(props: NumberFieldProps) {
  return (
    <TypedInput<number>
      {...props}
      inputMode={props.decimals ? 'decimal' : 'numeric'}
      parse={(text) => readNumber(text, props)}
      show={String}
      suffix={props.unit ? <span className="ui-unit">{props.unit}</span> : undefined}
    />
  );
}
