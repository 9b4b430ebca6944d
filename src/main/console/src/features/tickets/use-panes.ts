import { useState } from 'react';
import { useCommand } from '@/lib/commands';
import { recall, remember } from '@/lib/storage';
import { NARROW, useMedia, WIDE } from '@/lib/use-media';
import { usePaneWidth } from './panes/pane-width';

/** Which panes show. The details stay open where there is room for three; elsewhere they come when called. */
export function usePanes() {
  const wide = useMedia(WIDE);
  const narrow = useMedia(NARROW);
  const [list, setList] = useState(recall('pane.list') !== 'off');
  const [side, setSide] = useState(recall('pane.side') !== 'off');
  const listWidth = usePaneWidth('list');
  const sideWidth = usePaneWidth('side');
  const [called, setCalled] = useState(false);

  const toggleList = () => {
    remember('pane.list', list ? 'off' : null);
    setList(!list);
  };
  const toggleSide = () => {
    if (!wide) return setCalled(!called);
    remember('pane.side', side ? 'off' : null);
    setSide(!side);
  };
  useCommand('paneLeft', toggleList);
  useCommand('paneRight', toggleSide);
  return {
    narrow,
    list: list || narrow,
    side: wide ? side : called,
    sideOver: !wide && called,
    toggleSide,
    listWidth,
    sideWidth,
  };
}
