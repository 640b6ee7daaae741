import { Failure } from '#shared/failure.ts';

/** A file that is not taken in, in the person's words. */
export function refused(why: string, fix = '请核对是不是对方发来的报送文件或回执文件，必要时请对方重新导出一份。'): Failure {
  return new Failure('file', `这个文件不能接收：${why}。现有数据没有变化。`, fix);
}

/** What to do about a file that did not come over whole. */
export const copyAgain = '请从U盘或微信里重新拷贝一次；还是不行的，请对方重新导出一份。';

export const damaged = (what = '拷贝可能没有完成'): Failure => refused(`它已经损坏，${what}`, copyAgain);
export const incomplete = (): Failure => refused('里面的内容不完整或者前后对不上', copyAgain);
