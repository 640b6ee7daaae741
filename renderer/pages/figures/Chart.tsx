import { useEffect, useRef, useState } from 'react';
import { scaledPixels } from '#renderer/pages/figures/scaledPixels.ts';

export interface ChartData {
  labels: readonly string[];
  series: readonly { name: string; values: readonly number[] }[];
}

/** Calm, and told apart on a grey printer by lightness and pattern too. */
const colours = ['#1d4f91', '#8f5a00', '#1f6b3a', '#6b4c9a', '#59616c', '#8e1b22', '#2f7f86', '#a39013'];

async function draw(place: HTMLElement, data: ChartData, lying: boolean): Promise<() => void> {
  const { init } = await import('echarts');
  const size = scaledPixels(0.875);
  // By name: measured in another font than it is drawn in, a label is cut off.
  const text = { fontSize: size, color: '#3f4650', fontFamily: getComputedStyle(document.body).fontFamily };
  const names = { type: 'category' as const, data: [...data.labels], axisLabel: { ...text, interval: 0, hideOverlap: !lying }, axisTick: { show: false }, inverse: lying };
  const numbers = { type: 'value' as const, axisLabel: text, splitLine: { lineStyle: { color: '#dde1e6' } }, minInterval: 1 };
  const chart = init(place, null, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    color: colours,
    aria: { enabled: true, decal: { show: data.series.length > 1 } },
    grid: { left: size, right: size * 2, top: data.series.length > 1 ? size * 3 : size, bottom: size, containLabel: true },
    legend: { show: data.series.length > 1, top: 0, textStyle: text },
    tooltip: { trigger: 'axis', textStyle: text, axisPointer: { type: 'shadow' } },
    xAxis: lying ? numbers : names,
    yAxis: lying ? names : numbers,
    series: data.series.map((one) => ({ type: 'bar' as const, name: one.name, data: [...one.values], barMaxWidth: size * 1.8, label: { show: data.series.length === 1, position: lying ? ('right' as const) : ('top' as const), ...text } })),
  });
  const onResize = () => chart.resize();
  window.addEventListener('resize', onResize);
  return () => {
    window.removeEventListener('resize', onResize);
    chart.dispose();
  };
}

/** Bars, standing for months and lying for names. The same numbers stand in the table beside it. */
export function Chart(props: { data: ChartData; lying: boolean; label: string; onDrawn?: (() => void) | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const { onDrawn } = props;
  const key = JSON.stringify(props.data);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let stop: (() => void) | null = null;
    let over = false;
    draw(element, JSON.parse(key) as ChartData, props.lying).then( // the text of the props
      (end) => {
        if (over) return end();
        stop = end;
        onDrawn?.();
      },
      // The library's file could not be read: the table beside says the same.
      () => {
        setFailed(true);
        onDrawn?.();
      },
    );
    return () => {
      over = true;
      stop?.();
    };
  }, [key, props.lying, onDrawn]);
  if (failed) return null;
  const height = props.lying ? 3 + props.data.labels.length * (1 + props.data.series.length * 0.9) : 18;
  return <div ref={place} className="figures-chart" role="img" aria-label={props.label} style={{ height: `${height}rem` }} />;
}
