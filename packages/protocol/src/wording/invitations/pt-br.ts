import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: 'Como foi?',
    body: 'Bom, ruim ou nem um nem outro: queremos saber como foi de verdade.',
  },
  praise: {
    title: 'O que deu certo aqui?',
    body: 'Queremos saber o que foi bom. E também o que não foi: é isso que podemos consertar.',
  },
  warm: {
    inviteTitle: 'Algo não correu bem por aqui?',
    inviteBody: 'Se foi bom, ficamos felizes. Se não foi, gostaríamos muito de saber: é isso que podemos consertar.',
    received: 'Agradecemos por contar. Já recebemos.',
    nextOpen: 'Lemos todas as mensagens, esta também. Só respondemos a pedido. Referência {ref}.',
  },
  formal: {
    inviteTitle: 'Deixamos de atender às suas expectativas?',
    inviteBody:
      'Se tudo correu bem, alegra-nos saber. Caso contrário, pedimos que nos informe: é isso que podemos corrigir.',
    severity: 'Que importância isso tem para o seu caso?',
    reply: 'Deseja receber uma resposta?',
    detailsTitle: 'Deseja acrescentar algo?',
    doneTitle: 'Sua mensagem',
    received: 'Agradecemos. Sua mensagem foi recebida.',
    nextOpen: 'Todas as mensagens são lidas. Esta só será respondida a seu pedido. Referência {ref}.',
    returned: 'Não pudemos aceitar. O texto está aqui: é possível copiar, mudar ou apagar.',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };
