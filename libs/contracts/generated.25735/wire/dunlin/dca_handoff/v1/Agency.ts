// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency.proto


export interface Agency {
  'code'?: (string);
  'title'?: (string);
  'active'?: (boolean);
}

export interface Agency__Output {
  'code': (string);
  'title': (string);
  'active': (boolean);
}
