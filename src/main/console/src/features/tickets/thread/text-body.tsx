import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../message';
import { linkify } from './linkify';
import styles from './thread.module.css';

/** A plain message; what it quotes is folded away. */
export function TextBody({ message }: { message: Message }) {
  return (
    <>
      <p className={styles.text} lang={message.lang ?? undefined} dir="auto">
        <Linked text={message.text ?? ''} />
      </p>
      <Quoted message={message} />
    </>
  );
}

export function Quoted({ message }: { message: Message }) {
  const { t } = useTranslation('thread');
  if (!message.quoted) return null;
  return (
    <details className={styles.quoted}>
      <summary>••• {t('quoted')}</summary>
      <blockquote lang={message.lang ?? undefined} dir="auto">
        <Linked text={message.quoted} />
      </blockquote>
    </details>
  );
}

function Linked({ text }: { text: string }) {
  return linkify(text).map((piece, index) => {
    const key = `${index} ${piece.text.length}`;
    if (!piece.href) return <Fragment key={key}>{piece.text}</Fragment>;
    return (
      <a key={key} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </a>
    );
  });
}
