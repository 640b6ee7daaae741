import '#renderer/pages/help/guide.css';
import { useEffect, useState } from 'react';
import { guideChapters, type GuideBlock, readGuide } from '#shared/guide.ts';
import { GuideText } from '#renderer/pages/help/GuideText.tsx';
import { hrefOf } from '#renderer/state/route.ts';

/** Beside index.html, put there by the build; the last is the name that it is saved under. */
export const guidePdf = { href: 'guide/user-guide.pdf', name: '基层协商工作台使用手册.pdf' };

/** The guide's chapter as blocks; null while it is read, an empty list when it isn't there. */
function useChapter(name: string): GuideBlock[] | null {
  const [shown, setShown] = useState<{ name: string; blocks: GuideBlock[] } | null>(null);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const response = await fetch(`guide/${name}.md`);
      const blocks = response.ok ? readGuide(await response.text()) : [];
      if (current) setShown({ name, blocks });
    };
    read().catch((error: unknown) => {
      console.error(error); // nobody answers for the program's own files: the foot of the window says so already
      if (current) setShown({ name, blocks: [] });
    });
    return () => {
      current = false;
    };
  }, [name]);
  return shown?.name === name ? shown.blocks : null;
}

/** 使用手册, a chapter at a time: the chapters at the left, the way on at the end. */
export function GuidePage({ chapter }: { chapter: string | undefined }) {
  const at = Math.max(0, guideChapters.findIndex(({ name }) => name === chapter));
  const now = guideChapters[at] ?? guideChapters[0];
  const blocks = useChapter(now.name);
  const beside = [
    { way: '上一章', to: guideChapters[at - 1] },
    { way: '下一章', to: guideChapters[at + 1] },
  ];
  return (
    <div className="guide">
      <nav className="guide-chapters" aria-label="使用手册的章节">
        <a className="ui-back" href={hrefOf(['help'])}>
          ← 五分钟上手
        </a>
        <ol>
          {guideChapters.map(({ name, title }) => (
            <li key={name}>
              <a href={hrefOf(['help', 'guide', name])} {...(name === now.name ? { 'aria-current': 'page' as const } : {})}>
                {title}
              </a>
            </li>
          ))}
        </ol>
        <a href={guidePdf.href} download={guidePdf.name}>
          存PDF，可以打印
        </a>
      </nav>
      <article className="guide-text" key={now.name}>
        {blocks === null ? <p className="ui-hint">正在打开…</p> : blocks.length === 0 ? <p role="alert">手册的这一章没有找到，数据没有受影响。请重新安装程序。</p> : <GuideText blocks={blocks} />}
        <p className="guide-beside">
          {beside.map(({ way, to }) => (to ? <a key={way} href={hrefOf(['help', 'guide', to.name])}>{`${way}：${to.title}`}</a> : null))}
        </p>
      </article>
    </div>
  );
}
