import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/http';
import { nameOf } from '@/live/ticket-row';
import { Button } from '@/ui/button';
import type { Message } from '../message';
import { Quoted } from './text-body';
import styles from './thread.module.css';

const REMOTE_IMAGE = /<(?:img|td|table|body)\b[^>]*["'(]\s*(?:https?:)?\/\//i;
const TALLEST = 20_000;

/**
 * A message's HTML in a frame of its own. The sandbox has no `allow-scripts`: nothing in it runs, and `allow-same-origin` only
 * lets us measure how tall it is.
 */
export function HtmlBody({ message }: { message: Message }) {
  const { t } = useTranslation('thread');
  const [images, setImages] = useState(false);
  const [height, setHeight] = useState(80);
  const observer = useRef<ResizeObserver | null>(null);
  useEffect(() => () => observer.current?.disconnect(), []);

  const onLoad = (event: SyntheticEvent<HTMLIFrameElement>) => {
    const body = event.currentTarget.contentDocument?.body;
    if (!body) return;
    openLinksOutside(body);
    const measure = () =>
      setHeight(Math.min(TALLEST, Math.ceil(body.getBoundingClientRect().height) + marginsOf(body)));
    observer.current?.disconnect();
    observer.current = new ResizeObserver(measure);
    observer.current.observe(body);
    measure();
  };

  return (
    <>
      <iframe
        title={t('html.title', { name: nameOf(message.author) })}
        sandbox="allow-same-origin allow-popups"
        src={api(`/messages/${message.id}/html${images ? '?images=1' : ''}`)}
        className={styles.html}
        style={{ height }}
        onLoad={onLoad}
      />
      {!images && REMOTE_IMAGE.test(message.html ?? '') && (
        <Button
          small
          look="quiet"
          className={styles.images}
          title={t('html.imagesHint')}
          onClick={() => setImages(true)}
        >
          {t('html.images')}
        </Button>
      )}
      <Quoted message={message} />
    </>
  );
}

function marginsOf(body: HTMLElement) {
  const style = body.ownerDocument.defaultView?.getComputedStyle(body);
  return style ? Number.parseFloat(style.marginTop) + Number.parseFloat(style.marginBottom) : 0;
}

/** Links leave for a tab of their own, opened by us: one opened by the frame would inherit its sandbox. */
function openLinksOutside(body: HTMLElement) {
  for (const link of body.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
  }
  body.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    if (!link || !/^(https?|mailto|tel):/.test(link.href)) return;
    event.preventDefault();
    window.open(link.href, '_blank', 'noopener,noreferrer');
  });
}
