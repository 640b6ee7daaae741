import { Button } from 'antd';
import type { ErrorInfo, ReactNode } from 'react';
import { Component } from 'react';

interface Props {
  children: ReactNode;
  /** Called with the defect: the place where it is logged whole. */
  onDefect?: (error: unknown, where: string) => void;
  /** A change of this (the route) tries again. */
  resetKey?: string;
}

interface State {
  failed: boolean;
  resetKey: string | undefined;
}

/** A page that breaks leaves the frame standing, and one sentence. A class, because React has no other way. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onDefect?.(error, info.componentStack ?? '');
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="ui-broken" role="alert">
        <p>这一页没能显示出来，已保存的数据没有受影响；请重新打开这一页，仍不行时请把“设置”里的运行日志发给维护人员。</p>
        <Button type="primary" onClick={() => this.setState({ failed: false })}>
          重新打开这一页
        </Button>
      </div>
    );
  }
}
