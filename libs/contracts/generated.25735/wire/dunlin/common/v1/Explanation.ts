// Original file: /work/wt-people/protos/dunlin/common/v1/common.proto


export interface Explanation {
  'holds'?: (boolean);
  'text'?: (string);
}

export interface Explanation__Output {
  'holds': (boolean);
  'text': (string);
}
