import { type ComponentProps, type RefObject, useLayoutEffect } from 'react';

/** A textarea as tall as its text; the style sheet sets how tall at least and at most. */
export function GrowingTextarea({
  ref,
  ...props
}: ComponentProps<'textarea'> & { ref: RefObject<HTMLTextAreaElement | null> }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again whenever the text changes
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [ref, props.value]);
  return <textarea ref={ref} rows={3} {...props} />;
}
