// Original file: /work/wt-people/protos/dunlin/common/v1/common.proto


export interface Cause {
  'actor'?: (string);
  'reason'?: (string);
}

export interface Cause__Output {
  'actor': (string);
  'reason': (string);
}
