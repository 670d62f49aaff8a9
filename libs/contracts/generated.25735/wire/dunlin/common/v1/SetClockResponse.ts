// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto


export interface SetClockResponse {
}

export interface SetClockResponse__Output {
}
