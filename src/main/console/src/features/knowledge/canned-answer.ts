import { orNull, z } from '@/lib/schema';

const textSchema = z.object({ title: z.string(), body: z.string() });
export type CannedText = z.infer<typeof textSchema>;

export const SCOPES = ['personal', 'team', 'everyone'] as const;
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type CannedLanguage = (typeof LANGUAGES)[number];

export const cannedAnswerSchema = z.object({
  id: z.string(),
  scope: z.enum(SCOPES),
  team: orNull(z.string()),
  teamName: orNull(z.string()),
  tags: z.array(z.string()),
  texts: z.object({ en: z.optional(textSchema), 'zh-CN': z.optional(textSchema) }),
  pinyin: z.string(),
  uses: z.number(),
  editable: z.boolean(),
});
export type CannedAnswer = z.infer<typeof cannedAnswerSchema>;

/** In this language, or in the one there is. */
export function textIn(answer: CannedAnswer, language: CannedLanguage): CannedText {
  return answer.texts[language] ?? answer.texts.en ?? answer.texts['zh-CN'] ?? { title: '', body: '' };
}

/** Which of the two somebody reads. */
export const languageOf = (lang: string): CannedLanguage => (lang.startsWith('zh') ? 'zh-CN' : 'en');
