import { expect, test } from 'vitest';
import { drivePaths } from '#electron/service/folders.ts';

const all = (): boolean => true;

test('sticks and other disks are offered, a disc and a stick that is write-protected are not, and names with spaces are whole', () => {
  const mounts = [
    '/dev/sda1 / ext4 rw,relatime 0 0',
    '/dev/sdb1 /media/li/优\\040盘 vfat rw,nosuid 0 0',
    '/dev/sr0 /media/cdrom iso9660 ro,nosuid 0 0',
    '/dev/sdc1 /run/media/li/old vfat nosuid,ro 0 0',
    '/dev/sdd1 /mnt/data ext4 rw,errors=remount-ro 0 0',
  ].join('\n');
  expect(drivePaths('linux', mounts, all, '/home/li')).toEqual(['/media/li/优 盘', '/mnt/data', '/home/li']);
});

test('what is not there is not offered; on Windows neither are the letters of floppy drives', () => {
  expect(drivePaths('win32', '', (path) => ['A:\\', 'D:\\', 'E:\\'].includes(path), 'C:\\Users\\li')).toEqual(['D:\\', 'E:\\']);
  expect(drivePaths('linux', '', (path) => path !== '/home/li', '/home/li')).toEqual([]);
});
