import { App, ConfigProvider } from 'antd';
import type { ThemeConfig } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { useLayoutEffect, useMemo } from 'react';
import { bindScreen } from '#renderer/ui/screen.ts';

dayjs.locale('zh-cn');

export type Scale = 100 | 125 | 150;

export interface UiRootProps {
  theme: ThemeConfig;
  scale: Scale;
  highContrast?: boolean | undefined;
  children: ReactNode;
}

// Objects that stay the same: of another one each part of antd on screen would be made anew, whatever it holds.
const buttons = { autoInsertSpace: false };

/** The root of everything on screen: theme, language, text size. Our own CSS is in rem, so one number scales it all. */
export function UiRoot(props: UiRootProps) {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.style.fontSize = `${(16 * props.scale) / 100}px`;
    root.dataset['scale'] = String(props.scale);
    root.dataset['contrast'] = props.highContrast ? 'high' : 'normal';
  }, [props.scale, props.highContrast]);

  const notification = useMemo(() => ({ top: (64 * props.scale) / 100, bottom: 0, maxCount: 3 }), [props.scale]);

  return (
    <ConfigProvider locale={zhCN} theme={props.theme} button={buttons}>
      {/* In the foot, where no button lies; a failure comes at the top (notify.tsx), where it can't be overlooked. */}
      <App notification={notification}>
        <BindScreen />
        {props.children}
      </App>
    </ConfigProvider>
  );
}

function BindScreen() {
  const app = App.useApp();
  useLayoutEffect(() => {
    bindScreen(app);
    return () => bindScreen(null);
  }, [app]);
  return null;
}
