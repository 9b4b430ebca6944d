import 'bpmn-js/dist/assets/diagram-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import type { Drawing } from './drawing';
import styles from './picture.module.css';

/** `count`: how many stand there. */
export type Mark = { element: string; look: 'here' | 'next' | 'wrong'; count?: number };

export type DiagramProps = {
  drawing: Drawing;
  marks: Mark[];
  label: string;
  /** There is no picture in it, or none that can be drawn. */
  onUndrawable?: () => void;
};

/** Smaller than this its words cannot be read: one moves it about instead. */
const SMALLEST = 0.8;

/** The process as it was drawn, on light paper in every theme: its maker's mark must stay visible. */
export function Diagram({ drawing, marks, label, onUndrawable }: DiagramProps) {
  const { t } = useTranslation('promises');
  const paper = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer | null>(null);
  const undrawable = useRef(onUndrawable);
  undrawable.current = onUndrawable;
  useEffect(() => {
    if (!paper.current) return;
    // The wheel scrolls the page; what is drawn is dragged, and zoomed by the buttons.
    const made = new NavigatedViewer({ container: paper.current, zoomScroll: { enabled: false } });
    let there = true;
    made
      .importXML(drawing.xml)
      .then(() => there && setViewer(made))
      .catch(() => there && undrawable.current?.());
    return () => {
      there = false;
      setViewer(null);
      made.destroy();
    };
  }, [drawing.xml]);

  const told = JSON.stringify(marks);
  useEffect(() => {
    if (!viewer) return;
    const canvas = viewer.get<Canvas>('canvas');
    const registry = viewer.get<ElementRegistry>('elementRegistry');
    const overlays = viewer.get<Overlays>('overlays');
    const drawn = (JSON.parse(told) as Mark[]).filter(({ element }) => registry.get(element));
    for (const { element, look, count } of drawn) {
      canvas.addMarker(element, look);
      if (count !== undefined)
        overlays.add(element, 'count', { position: { top: -12, right: 12 }, html: badge(count) });
    }
    show(canvas, drawn[0]?.element);
    return () => {
      overlays.remove({ type: 'count' });
      for (const { element, look } of drawn) if (registry.get(element)) canvas.removeMarker(element, look);
    };
  }, [viewer, told]);

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

function badge(count: number) {
  const badge = document.createElement('span');
  badge.className = styles.count ?? '';
  badge.textContent = String(count);
  return badge;
}
