import { z } from 'zod';
import { isCurrency, type Money, parseMajor } from '#libs/money';
import { readZoneName } from '#libs/time';

export interface SettingOptions {
  /**
   * Chart value that sets the variable, such as `kafka.bootstrapServers`; `<service>` stands for the service's name.
   */
  chart?: string;
  /** The value is never shown, neither in an error nor in a log line. */
  secret?: boolean;
  /** Where the password of an address may stand, so that the address alone is no secret. */
  password?: PasswordPlace;
}

export interface PasswordPlace {
  readonly variable: string;
  /** Chart value that sets the variable. */
  readonly chart: string;
}

/** One environment variable: its name, its form and what it is for. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly variable: string;
  readonly schema: Schema;
  readonly doc: string;
  /** As it would stand in the environment; undefined when the variable must be set, or may be absent by its schema. */
  readonly defaultText: string | undefined;
  readonly chart: string | undefined;
  readonly secret: boolean;
  readonly password: PasswordPlace | undefined;
}

export type SettingsShape = Readonly<Record<string, Setting>>;
export type SettingsValues<Shape extends SettingsShape> = {
  readonly [Name in keyof Shape]: z.output<Shape[Name]['schema']>;
};

/** A rule over several values of one class, such as "a consumer needs brokers". */
export type SettingsRule<Shape extends SettingsShape> = (values: SettingsValues<Shape>) => readonly SettingsFault[];

/** What is wrong with one variable. */
export interface SettingsFault {
  readonly variable: string;
  /** A sentence part that continues after the variable's name, such as `is not set`. */
  readonly problem: string;
  /** What to set. */
  readonly remedy: string;
  readonly chart?: string | undefined;
}

export interface SettingsClass<Shape extends SettingsShape = SettingsShape> {
  new (values: SettingsValues<Shape>): SettingsValues<Shape>;
  readonly shape: Shape;
  readonly rule: SettingsRule<Shape>;
}

/** A settings class of any shape. */
export interface AnySettingsClass {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a constructor's parameter type varies with the shape
  new (values: any): object;
  readonly shape: SettingsShape;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly rule: (values: any) => readonly SettingsFault[];
}

/**
 * Declares one environment variable. The schema gets the variable's text, or undefined when it is unset or empty; a
 * default is given as it would be written in the environment.
 */
export function setting<Schema extends z.ZodType>(
  variable: string,
  schema: Schema,
  doc: string,
  defaultValue?: string | number | boolean | readonly string[],
  options: SettingOptions = {},
): Setting<Schema> {
  const defaultText = defaultValue === undefined ? undefined : String(defaultValue);
  const { chart, secret = false, password } = options;
  return { variable, schema, doc, defaultText, chart, secret, password };
}

/** Where an operator sets something: `DUNLIN_KAFKA_BROKERS (chart value kafka.bootstrapServers)`. */
export function placeOf({ variable, chart }: Pick<Setting, 'variable' | 'chart'>): string {
  return chart ? `${variable} (chart value ${chart})` : variable;
}

/** A class to extend: its instances hold the validated values and are injected by class. */
export function settingsOf<Shape extends SettingsShape>(
  shape: Shape,
  rule: SettingsRule<Shape> = () => [],
): SettingsClass<Shape> {
  class Settings {
    static readonly shape = shape;
    static readonly rule = rule;

    constructor(values: SettingsValues<Shape>) {
      Object.assign(this, values);
    }
  }
  return Settings as unknown as SettingsClass<Shape>;
}

/** Forms that environment variables often have. */
export const form = {
  /** Whole number within bounds, both included. */
  integer: (min: number, max: number) => z.coerce.number().int().min(min).max(max),
  /** Comma-separated texts; blanks around them and empty parts are dropped. */
  list: () => z.string().transform((text) => partsOf(text, ',')),
  /** An amount of a currency, more than zero: `{"amount":"5.00","currency":"EUR"}`. */
  amount: () =>
    z
      .strictObject({ amount: z.string(), currency: z.string().refine(isCurrency, 'is no ISO 4217 code') })
      .transform(({ amount, currency }, context): Money => {
        const read = parseMajor(amount, currency);
        if ('amount' in read && read.amount.minor > 0n) return read.amount;
        const message = `${JSON.stringify(amount)} is no amount of ${currency} such as 5.00`;
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      }),
  /** JSON of a form. */
  json: <Schema extends z.ZodType>(schema: Schema) =>
    z
      .string()
      .transform((text, context): unknown => {
        try {
          return JSON.parse(text);
        } catch {
          context.addIssue({ code: 'custom', message: 'is no JSON' });
          return z.NEVER;
        }
      })
      .pipe(schema),
  /** `true` or `false`. */
  flag: () => z.stringbool({ truthy: ['true'], falsy: ['false'] }),
  port: () => z.coerce.number().int().min(0).max(65_535),
  zone: () =>
    z.string().transform((text, context) => {
      const reading = readZoneName(text);
      if ('zone' in reading) return reading.zone;
      context.addIssue({ code: 'custom', message: `is not an IANA time zone of a place: ${reading.hint}` });
      return z.NEVER;
    }),
};

/** Blanks around parts and empty parts are dropped. */
export function partsOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
