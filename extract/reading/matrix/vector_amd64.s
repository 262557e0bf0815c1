// SPDX-License-Identifier: Apache-2.0

#include "textflag.h"

DATA half<>+0(SB)/4, $0x3f000000
GLOBL half<>(SB), RODATA, $4
DATA quarter<>+0(SB)/4, $0x3e800000
GLOBL quarter<>(SB), RODATA, $4
DATA one<>+0(SB)/4, $0x3f800000
GLOBL one<>(SB), RODATA, $4

// func addRow8(x *float32, row *byte, scale float32, n int)
TEXT ·addRow8(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), DI
	MOVQ row+8(FP), SI
	VBROADCASTSS scale+16(FP), Y0
	MOVQ n+24(FP), CX
	XORQ AX, AX

loopRow:
	VPMOVSXBD (SI)(AX*1), Y1
	VCVTDQ2PS Y1, Y1
	VMULPS Y0, Y1, Y1
	VADDPS (DI)(AX*4), Y1, Y1
	VMOVUPS Y1, (DI)(AX*4)
	ADDQ $8, AX
	CMPQ AX, CX
	JLT loopRow
	VZEROUPPER
	RET

// func blend8(z, a, b, c, w *float32, n int)
TEXT ·blend8(SB), NOSPLIT, $0-48
	MOVQ z+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ c+24(FP), BX
	MOVQ w+32(FP), R8
	MOVQ n+40(FP), CX
	LEAQ (R8)(CX*4), R9
	LEAQ (R9)(CX*4), R10
	XORQ AX, AX

loopBlend:
	VMOVUPS (SI)(AX*4), Y0
	VMOVUPS (DX)(AX*4), Y1
	VMOVUPS (BX)(AX*4), Y2
	VMULPS (R8)(AX*4), Y0, Y0
	VMULPS (R9)(AX*4), Y1, Y1
	VMULPS (R10)(AX*4), Y2, Y2
	VADDPS Y1, Y0, Y0
	VADDPS Y2, Y0, Y0
	VMOVUPS Y0, (DI)(AX*4)
	ADDQ $8, AX
	CMPQ AX, CX
	JLT loopBlend
	VZEROUPPER
	RET

// func step8(h, c, x, f, o *float32, n int)
TEXT ·step8(SB), NOSPLIT, $0-48
	MOVQ h+0(FP), DI
	MOVQ c+8(FP), SI
	MOVQ x+16(FP), DX
	MOVQ f+24(FP), BX
	MOVQ o+32(FP), R8
	MOVQ n+40(FP), CX
	VBROADCASTSS half<>(SB), Y10
	VBROADCASTSS quarter<>(SB), Y11
	VBROADCASTSS one<>(SB), Y12
	VXORPS Y13, Y13, Y13
	XORQ AX, AX

loopStep:
	VMULPS (BX)(AX*4), Y11, Y1
	VMULPS (R8)(AX*4), Y11, Y2
	VADDPS Y1, Y10, Y1
	VADDPS Y2, Y10, Y2
	VMINPS Y12, Y1, Y1
	VMINPS Y12, Y2, Y2
	VMAXPS Y13, Y1, Y1
	VMAXPS Y13, Y2, Y2
	VMOVUPS (DX)(AX*4), Y0
	VMOVUPS (SI)(AX*4), Y3
	VSUBPS Y0, Y3, Y3
	VMULPS Y1, Y3, Y3
	VADDPS Y3, Y0, Y0
	VMOVUPS Y0, (SI)(AX*4)
	VMULPS Y0, Y2, Y2
	VADDPS (DI)(AX*4), Y2, Y2
	VMOVUPS Y2, (DI)(AX*4)
	ADDQ $8, AX
	CMPQ AX, CX
	JLT loopStep
	VZEROUPPER
	RET
