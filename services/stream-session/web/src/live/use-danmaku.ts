import { remember, remembered } from '@shopcast/page';
import { useState } from 'react';

export interface DanmakuChoice {
  readonly isOn: boolean;
  /** Nobody who wants things to stand still is offered it. */
  readonly isOffered: boolean;
  toggle(): void;
}

const stillness = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Whether comments cross the picture: until somebody chooses, where the list does not stand over it anyway. */
export function useDanmaku(isWide: boolean): DanmakuChoice {
  const [chosen, setChosen] = useState(() => remembered('danmaku'));
  const isOffered = !stillness.matches;
  const isOn = isOffered && (chosen === null ? isWide : chosen === 'on');
  const toggle = () => {
    const next = isOn ? 'off' : 'on';
    remember('danmaku', next);
    setChosen(next);
  };
  return { isOn, isOffered, toggle };
}
