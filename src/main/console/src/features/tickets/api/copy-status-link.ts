import { useMutation } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/schema';

const linkSchema = z.object({ url: z.string() });

/** The customer's link to their ticket, put on the clipboard where the browser lets us. */
export const useCopyStatusLink = (number: number) =>
  useMutation({
    mutationFn: async () => {
      const { url } = await request(`/tickets/${number}/status-link`, { method: 'POST', schema: linkSchema });
      const copied = await copy(url);
      return { url, copied };
    },
  });

async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
