import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/pt-br';
export { prompt } from '@earful/protocol/wording/prompt/pt-br';

export const page: PageWords<'pt-BR'> = {
  title: 'Sua mensagem',
  heading: 'Sua mensagem {ref}',
  states: {
    received: {
      name: 'Recebida',
      meaning: 'Chegou e espera ser lida por uma pessoa.',
    },
    acknowledged: {
      name: 'Lida',
      meaning: 'Uma pessoa leu e está cuidando do caso.',
    },
    answered: {
      name: 'Respondida',
      meaning: 'Há uma resposta logo abaixo.',
    },
  },
  received: 'Recebida',
  about: 'Sobre',
  reader: 'Quem lê',
  readBy: 'Lida até',
  readAt: 'Lida',
  answerBy: 'Respondida até',
  yourWords: 'O que foi contado',
  comparison: 'Em comparação com o esperado',
  severity: 'Qual a importância',
  happened: 'Com palavras próprias',
  should: 'Como deveria ter sido',
  remedy: 'O que resolveria',
  noWords: 'Sem palavras, e elas não são necessárias.',
  leftOut: 'Omitido por segurança: {kinds}.',
  answers: 'Respostas',
  noAnswer: 'Ainda não há resposta. Ela vai aparecer nesta página.',
  noAnswerAsked: 'Nenhuma resposta foi pedida. Se houver, vai aparecer nesta página.',
  keepLink: 'Esta página é privada: quem tem o endereço pode ler. Vale guardar o endereço para voltar.',
  missingTitle: 'Nada por aqui',
  missing: 'Não há mensagem neste endereço. Vale conferir se o link foi copiado inteiro.',
  skipToContent: 'Ir para o conteúdo',
  hostedTitle: 'Contar a {brand} o que deu errado',
  hostedIntro: 'Um toque basta. Todo o resto é opcional.',
  addMore: 'Algo a acrescentar? É opcional.',
  sendDetails: 'Enviar detalhes',
  tooLong: 'Este texto passa de {count} caracteres. É preciso encurtá-lo.',
  language: 'Idioma',
  kioskDone: 'Agradecemos. Já recebemos.',
  kioskNext: 'Próxima pessoa',
  kioskClear: {
    one: 'Esta tela se limpa em {n} segundo.',
    many: 'Esta tela se limpa em {n} de segundos.',
    other: 'Esta tela se limpa em {n} segundos.',
  },
  offlineSaved: 'Sem conexão. Fica neste aparelho e será enviada quando a conexão voltar.',
  amendTitle: 'Mudar ou acrescentar algo',
  noMore: 'Esta mensagem foi alterada tantas vezes que não é possível acrescentar mais nada.',
  stillHere: 'O texto continua aqui e pode ser copiado.',
  withdraw: 'Retirar',
  withdrawSure: 'Retirar esta mensagem? Não dá para desfazer.',
  withdrawn: 'Esta mensagem foi retirada.',
};

export const state: WordingState = { source: 'our English', reviewed: false };
