import type { OfficeSettings } from '#shared/papers/meetingData.ts';
import { noNumber, type MinutesPaper, type SheetPaper } from '#shared/papers/paper.ts';
import { emptySheet } from '#shared/papers/sheet.ts';

/** 签发单: goes round with a draft of minutes for the leader's signature; what is signed already is filled in. */
export function buildApprovalPaper(minutes: MinutesPaper, office: OfficeSettings, drafter: string): SheetPaper {
  return {
    ...emptySheet('approval', '发文签发单', office),
    values: {
      文号: minutes.number === noNumber ? '' : minutes.number,
      文种: '会议纪要',
      文件标题: minutes.title,
      印送: minutes.recipients,
      发文机关: minutes.issuer === '' ? office.office : minutes.issuer,
      印数: minutes.copies === null ? '' : `${minutes.copies}份`,
      拟稿: drafter,
      核稿: '',
      会签: '',
      签发意见: '',
      签发人: minutes.signer,
      签发日期: minutes.signedOn,
      附件: minutes.mark,
      备注: '',
    },
  };
}
