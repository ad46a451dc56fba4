import { styled } from "styled-components";
import { mountReactLines } from "./react-lines.ts";

/** In production styled-components writes rules into its sheet's CSSOM ("speedy"), where no node tells of them. */
const Line = styled.li<{ line: number }>`
  color: rgb(${({ line }) => 10 + line}, 20, 30);
  padding-left: ${({ line }) => 5 + line}px;
`;
const Details = styled.p`
  color: rgb(1, 2, 3);
`;

mountReactLines(Line, Details);
