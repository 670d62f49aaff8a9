// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto


export interface GetClockRequest {
}

export interface GetClockRequest__Output {
}
