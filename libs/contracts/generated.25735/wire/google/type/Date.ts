// Original file: /work/wt-people/protos/google/type/date.proto


export interface Date {
  'year'?: (number);
  'month'?: (number);
  'day'?: (number);
}

export interface Date__Output {
  'year': (number);
  'month': (number);
  'day': (number);
}
