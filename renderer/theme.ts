import { theme as antd } from 'antd';
import type { ThemeConfig } from 'antd';
import type { Scale } from '#renderer/ui/UiRoot.tsx';

export const fontStack = '"Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif';

interface Palette {
  primary: string;
  text: string;
  secondary: string;
  tertiary: string;
  line: string;
  softLine: string;
  page: string;
  error: string;
  warning: string;
  success: string;
}

// Deep blue for what can be pressed; the dark red of the stationery is left to the frame (frame.css). Text colours hold
// 4.5:1 on white and on the page colour, antd's own tertiary text (2.2:1) does not.
const calm: Palette = {
  primary: '#1d4f91',
  text: '#1c2026',
  secondary: '#3f4650',
  tertiary: '#59616c',
  line: '#8a929d',
  softLine: '#dde1e6',
  page: '#f2f4f7',
  error: '#b3261e',
  warning: '#8f5a00',
  success: '#1f6b3a',
};

const highContrast: Palette = {
  primary: '#00307a',
  text: '#000000',
  secondary: '#000000',
  tertiary: '#1f1f1f',
  line: '#000000',
  softLine: '#555555',
  page: '#ffffff',
  error: '#9b0000',
  warning: '#5c3a00',
  success: '#004d1f',
};

// Targets grow less than the text: at 150 % they are large already, and 1366 × 768 is small.
const controlHeights: Record<Scale, number> = { 100: 40, 125: 46, 150: 52 };

/** antd's theme for a text size of 16 px times `scale` per cent. */
export function makeTheme(scale: Scale, contrast = false): ThemeConfig {
  const p = contrast ? highContrast : calm;
  return {
    algorithm: antd.defaultAlgorithm,
    hashed: false,
    // The styles are a file of antd's own (main.tsx), the tokens below variables in it: made at run time they took a fifth of each page.
    zeroRuntime: true,
    token: {
      fontFamily: fontStack,
      fontSize: (16 * scale) / 100,
      controlHeight: controlHeights[scale],
      borderRadius: 4,
      colorPrimary: p.primary,
      colorLink: p.primary,
      colorInfo: p.primary,
      colorError: p.error,
      colorWarning: p.warning,
      colorSuccess: p.success,
      colorText: p.text,
      colorTextHeading: p.text,
      colorTextSecondary: p.secondary,
      colorTextTertiary: p.tertiary,
      colorTextQuaternary: p.tertiary,
      colorTextPlaceholder: p.tertiary,
      colorTextDescription: p.tertiary,
      colorTextDisabled: p.tertiary,
      colorIcon: p.tertiary,
      colorBorder: p.line,
      colorBorderSecondary: p.softLine,
      colorBgLayout: p.page,
      // An old PC draws no animations, and nobody waits for a dialog to fly in.
      motion: false,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
      Table: {
        cellPaddingBlockMD: 8,
        cellPaddingInlineMD: 12,
        headerBg: contrast ? '#ffffff' : '#e9edf2',
        headerSplitColor: 'transparent',
        rowHoverBg: '#f0f5fc',
        rowSelectedBg: '#e3eefb',
        rowSelectedHoverBg: '#d8e7f9',
      },
      // Unselected days and the list under the cursor, readable and visible on a pale old screen.
      Select: { optionActiveBg: '#e3eefb', optionSelectedBg: '#d3e4f8' },
      Notification: { width: Math.round((384 * scale) / 100) },
      Tabs: { horizontalMargin: '0' },
      Modal: { titleFontSize: Math.round((18 * scale) / 100) },
    },
  };
}
