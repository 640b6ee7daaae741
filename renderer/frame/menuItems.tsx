import {
  AuditOutlined,
  BarChartOutlined,
  BulbOutlined,
  CarryOutOutlined,
  CommentOutlined,
  DesktopOutlined,
  FileTextOutlined,
  HomeOutlined,
  IdcardOutlined,
  SettingOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

export interface MenuItem {
  key: string;
  label: string;
  /** Two or three characters, under the icon of the folded menu. */
  short: string;
  href: string;
  icon: ReactNode;
  /** How many wait for the person; 0 shows nothing. */
  count?: number | undefined;
}

/** The menu, in the order of the work. */
export const menuItems: readonly MenuItem[] = [
  { key: 'desk', label: '工作台', short: '工作台', href: '#/', icon: <DesktopOutlined /> },
  { key: 'topics', label: '议题', short: '议题', href: '#/topics', icon: <BulbOutlined /> },
  { key: 'meetings', label: '协商活动', short: '协商', href: '#/meetings', icon: <CommentOutlined /> },
  { key: 'problems', label: '办理事项', short: '办理', href: '#/problems', icon: <CarryOutOutlined /> },
  { key: 'studios', label: '工作室', short: '工作室', href: '#/studios', icon: <HomeOutlined /> },
  { key: 'members', label: '委员履职', short: '履职', href: '#/members', icon: <IdcardOutlined /> },
  { key: 'opinions', label: '社情民意', short: '民意', href: '#/opinions', icon: <FileTextOutlined /> },
  { key: 'proposals', label: '提案', short: '提案', href: '#/proposals', icon: <AuditOutlined /> },
  { key: 'figures', label: '统计报表', short: '统计', href: '#/figures', icon: <BarChartOutlined /> },
  { key: 'exchange', label: '报送接收', short: '报送', href: '#/exchange', icon: <SwapOutlined /> },
  { key: 'settings', label: '设置', short: '设置', href: '#/settings', icon: <SettingOutlined /> },
];
