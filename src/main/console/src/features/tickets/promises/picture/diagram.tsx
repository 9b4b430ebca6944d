import 'bpmn-js/dist/assets/diagram-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import type { Standing } from '../../api/get-promises';
import type { Drawing } from './drawing';
import styles from './picture.module.css';

export type DiagramProps = { drawing: Drawing; standing: Standing; label: string };

/** Smaller than this its words cannot be read: one moves it about instead. */
const SMALLEST = 0.8;

/** The process as it was drawn, on light paper in every theme: its maker's mark must stay visible. */
export function Diagram({ drawing, standing, label }: DiagramProps) {
  const { t } = useTranslation('promises');
  const paper = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer | null>(null);
  useEffect(() => {
    if (!paper.current) return;
    // The wheel scrolls the page; what is drawn is dragged, and zoomed by the buttons.
    const made = new NavigatedViewer({ container: paper.current, zoomScroll: { enabled: false } });
    let there = true;
    made
      .importXML(drawing.xml)
      .then(() => there && setViewer(made))
      .catch(() => {});
    return () => {
      there = false;
      setViewer(null);
      made.destroy();
    };
  }, [drawing.xml]);

  const marks = standing.elements.join(' ');
  const next = standing.next?.element;
  useEffect(() => {
    if (!viewer) return;
    const canvas = viewer.get<Canvas>('canvas');
    const registry = viewer.get<ElementRegistry>('elementRegistry');
    const marked = [
      ...marks.split(' ').map((id) => [id, 'here'] as const),
      ...(next ? [[next, 'next'] as const] : []),
    ].filter(([id]) => registry.get(id));
    for (const [id, mark] of marked) canvas.addMarker(id, mark);
    show(canvas, marked[0]?.[0]);
    return () => {
      for (const [id, mark] of marked) if (registry.get(id)) canvas.removeMarker(id, mark);
    };
  }, [viewer, marks, next]);

  const zoom = (by: number) => {
    const canvas = viewer?.get<Canvas>('canvas');
    canvas?.zoom(Math.min(3, Math.max(0.2, canvas.zoom() * by)));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture with a link in it is no fieldset and no image
    <div className={styles.frame} role="group" aria-label={label}>
      <div ref={paper} className={styles.paper} />
      <div className={styles.zoom}>
        <Button small icon aria-label={t('picture.larger')} onClick={() => zoom(1.25)}>
          <Icon name="plus" size={14} />
        </Button>
        <Button small icon aria-label={t('picture.smaller')} onClick={() => zoom(0.8)}>
          <Icon name="minus" size={14} />
        </Button>
        <Button small onClick={() => viewer?.get<Canvas>('canvas').zoom('fit-viewport')}>
          {t('picture.whole')}
        </Button>
      </div>
    </div>
  );
}

/** All of it if it can be read then, else around where it stands. */
function show(canvas: Canvas, element: string | undefined) {
  canvas.zoom('fit-viewport');
  if (canvas.zoom() >= SMALLEST) return;
  canvas.zoom(SMALLEST);
  if (element) canvas.scrollToElement(element, 120);
}
