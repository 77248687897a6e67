/** What a page's picture shows. */
export interface Card {
  /** What stands above the title: the notebook, and the topic of a note. */
  over: string;
  title: string;
  description: string;
}

/** One box of a picture, as satori takes it. */
export interface Box {
  type: string;
  props: Record<string, unknown> & { children?: (Box | string)[] | string };
}

/** The picture of a page as boxes, 1200 x 630: the notebook's paper, ink and highlighter. */
export function drawCard({ over, title, description }: Card): Box {
  return box({ ...sheet }, [
    box({ alignItems: 'center', gap: 24, fontSize: 34, color: '#565d6d' }, [mark, over]),
    box({ flexDirection: 'column', alignItems: 'flex-start', gap: 30 }, [
      box({ fontSize: title.length > 26 ? 64 : 92, fontWeight: 700, letterSpacing: '-0.03em', lineHeight: 1.08, maxWidth: 1056 }, title),
      box({ width: 140, height: 14, background: '#ffe98a' }, ''),
      box({ fontSize: 33, lineHeight: 1.4, maxWidth: 1056 }, description),
    ]),
  ]);
}

const sheet = {
  width: 1200,
  height: 630,
  boxSizing: 'border-box',
  padding: '64px 72px',
  flexDirection: 'column',
  justifyContent: 'space-between',
  background: '#fcfbf8',
  borderBottom: '18px solid #2256c7',
  color: '#1a1e29',
  fontFamily: 'Inter',
};

const line = (d: string): Box => ({ type: 'path', props: { d, strokeLinejoin: 'round' } });
const mark: Box = {
  type: 'svg',
  props: { viewBox: '0 0 24 24', width: 56, height: 56, fill: 'none', stroke: '#2256c7', strokeWidth: 2, children: [line('M12 2l8.7 5v10L12 22l-8.7-5V7z'), line('M8.5 9.5h7M8.5 12.5h7M8.5 15.5h4')] },
};

const box = (style: Record<string, unknown>, children: (Box | string)[] | string): Box => ({ type: 'div', props: { style: { display: 'flex', ...style }, children } });
